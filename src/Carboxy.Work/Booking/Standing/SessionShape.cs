using System.Globalization;
using Carboxy.Booking;
using Carboxy.Protocols;

namespace Carboxy.Work.Booking;

/// <summary>What a session of a protocol takes of the calendar. Protocols whose sessions take the same share a shape.</summary>
static class SessionShape
{
    public const string Room = "room";
    public const string Device = "device";

    public static string IdOf(Protocol protocol, string skill) => string.Join(' ', [skill, .. protocol.Calendar.Select(s =>
        string.Create(CultureInfo.InvariantCulture, $"{s.Minutes.From:0}-{s.Minutes.To:0}{(s.Practitioner ? "p" : "")}{(s.Room ? "r" : "")}{(s.Device ? "d" : "")}{(s.WithPatient ? "" : "!")}"))]);

    public static SessionTemplate Of(Protocol protocol, string skill)
    {
        List<TemplateRole> roles = [new(TemplateRole.Practitioner, ResourceKind.Practitioner, skill), new(Room, ResourceKind.Room, skill)];
        if (protocol.Calendar.Any(s => s.Device))
            roles.Add(new(Device, ResourceKind.Device, skill));
        return new(IdOf(protocol, skill), roles, [.. protocol.Calendar.Select(s => new TemplateStep(s.Id, (int)s.Minutes.From, (int)s.Minutes.To, RoleNames(s), s.WithPatient))]);
    }

    static List<string> RoleNames(CalendarStep step) =>
        [.. step.Practitioner ? [TemplateRole.Practitioner] : Array.Empty<string>(), .. step.Room ? [Room] : Array.Empty<string>(), .. step.Device ? [Device] : Array.Empty<string>()];
}
