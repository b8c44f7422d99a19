using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>A physician's decision that its patient has not been told of; no reasons, for those are the physician's.</summary>
/// <param name="Until">Not before this day; null where it is treatment, or none at all.</param>
public sealed record DecisionToTell(Id<Decision> Id, Patient Patient, Modality Modality, string Zone, bool Treat, DateOnly? Until, DateTimeOffset At);

/// <summary>
/// Lists the patients who wait to hear what a physician decided, the longest wait first. Whoever has a course from it, or is to get
/// one, has heard; once somebody is screened anew, the older decision counts no more. Like the list of a search it leaves no line of audit.
/// </summary>
public sealed class DecisionsToTell(ClinicDb db)
{
    /// <summary>How long a decision is news (house default); older ones stand on the patient's record.</summary>
    public const int Days = 14;
    const int AtMost = 50;

    public async Task<IReadOnlyList<DecisionToTell>> RunAsync(CancellationToken cancel)
    {
        var since = db.Now.AddDays(-Days);
        return await (
            from decision in db.Decisions.AsNoTracking()
            join screening in db.Screenings on decision.Screening equals screening.Id
            join patient in db.Patients on screening.Patient equals patient.Id
            where decision.At >= since && !db.DecisionsTold.Any(t => t.DecisionId == decision.Id)
                && !db.Clearances.Any(c => c.Screening == screening.Id && (db.Courses.Any(o => o.ClearanceId == c.Id) || db.CourseRequests.Any(r => r.ClearanceId == c.Id)))
                && db.Screenings.Where(s => s.Patient == screening.Patient && s.Modality == screening.Modality && s.Zone == screening.Zone)
                    .OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Select(s => s.Id).First() == screening.Id
            orderby decision.At, decision.Id
            select new DecisionToTell(decision.Id, patient, screening.Modality, screening.Zone, decision.Treat, decision.Until, decision.At)).Take(AtMost).ToListAsync(cancel);
    }
}
