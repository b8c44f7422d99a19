using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Patients;

/// <summary>One thing that was done to a patient's record.</summary>
/// <param name="Who">A colleague's name; null where a program or the patient's own link acted, and then the actor says which.</param>
public sealed record HistoryLine(DateTimeOffset At, AuditKind Kind, string Record, Guid? RecordId, string? Why, string? Who, string Actor);

/// <summary>What was done to a patient's record, by whom, latest first, as the audit trail has it.</summary>
public sealed class PatientHistory(ClinicDb db, AuditTrail trail)
{
    const int Lines = 400;

    /// <summary>Changes only, or readings too.</summary>
    public async Task<IReadOnlyList<HistoryLine>> RunAsync(Id<Patient> patient, bool readings, int atMost, CancellationToken cancel)
    {
        var lines = (await trail.OfPatientAsync(patient, Lines, cancel)).Where(l => readings || l.Kind is not AuditKind.Read).Take(atMost).ToList();
        var ids = lines.Select(l => PersonOf(l.Actor)).OfType<Guid>().Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        return lines.ConvertAll(l => new HistoryLine(l.At, l.Kind, l.Record, l.RecordId, l.Why, PersonOf(l.Actor) is { } id ? names.GetValueOrDefault(id) : null, l.Actor));
    }

    static Guid? PersonOf(string actor) => actor.StartsWith("person:", StringComparison.Ordinal) && Guid.TryParse(actor.AsSpan("person:".Length), out var id) ? id : null;
}
