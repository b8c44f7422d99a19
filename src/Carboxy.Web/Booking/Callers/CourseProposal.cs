using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Protocols;
using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Work.Courses;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Booking.Callers;

/// <summary>The course that the knowledge base would begin with for what somebody came for; nothing of it is kept yet.</summary>
public sealed record CourseProposal(CourseDesk Desk, Indication Aim, Protocol Protocol, CourseRule Rule, CourseEntry Entry)
{
    /// <summary>Null where the knowledge base has no protocol for it.</summary>
    public static CourseProposal? Of(CourseDesk desk, ClinicKnowledge knowledge)
    {
        var modality = desk.Clearance.Modality;
        var aim = desk.Wished.Select(knowledge.Indications.Find).OfType<Indication>().FirstOrDefault(desk.Aims.Contains);
        if (!desk.IsCurrent || aim is null || (knowledge.Courses.Protocols.For(aim.Id, modality) is [var first, ..] ? first : null) is not { } protocol)
            return null;
        var rule = knowledge.Courses.RuleFor(protocol);
        var sides = knowledge.Zones.Find(desk.Clearance.Zone)?.Sides ?? [];
        return new(desk, aim, protocol, rule, new()
        {
            Clearance = desk.Clearance.Id, Goal = aim.Id, Protocol = protocol.Id, Side = sides.Count > 0 ? sides[^1] : Side.None,
            Sessions = (int)rule.Sessions.Value.To, StartsOn = desk.Today,
        });
    }
}
