using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>Judges a patient's answers in each way that is wanted, keeps the verdicts, and grants what is cleared.</summary>
public sealed class ScreenPatient(ClinicDb db, OpenInterview interviews, RuleSets ruleSets)
{
    /// <summary>The submission key comes from the form: the same form sent twice is one screening.</summary>
    public async Task<PatientScreened> RunAsync(string submission, Id<Patient> patient, Wish wish, CancellationToken cancel)
    {
        var rules = ruleSets.Current;
        if (ProblemOf(wish, rules) is { } problem)
            return new PatientScreened.Wrong(problem);
        if (await AlreadyAsync(submission, patient, cancel) is { } stored)
            return stored;
        var (now, today) = (db.Now, await db.TodayAsync(cancel));
        if (await interviews.ReadAsync(patient, today, cancel) is not { } opened)
            return new PatientScreened.Gone();

        await ruleSets.KeepCurrentAsync(db, now, cancel);
        // One id for both ways: they were judged from the same answers.
        var id = Guid.CreateVersion7(now).ToString("N");
        var both = SideBySide.Of(rules, opened.CaseOf(wish, id));
        var records = SideBySide.Both.Where(wish.Modalities.Contains).Select((m, n) => RecordOf(patient, both.In(m), now.AddMilliseconds(n))).ToList(); // ids sort as the ways do
        var clearances = records.Select(r => Clearance.From(r, now)).OfType<Clearance>().ToList();
        db.Screenings.AddRange(records);
        db.Clearances.AddRange(clearances);
        db.Submissions.Add(new() { Key = submission, Record = "screening", RecordId = records[0].Id.Value, At = now });
        foreach (var record in records)
            db.Note(new(AuditKind.Create, "screening", record.Id.Value, patient));
        foreach (var clearance in clearances)
            db.Note(new(AuditKind.Create, "clearance", clearance.Id.Value, patient, "screening"));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear(); // The twin of this very form was faster.
            if (await AlreadyAsync(submission, patient, cancel) is { } already)
                return already;
            throw;
        }

        return new PatientScreened.Done(records, clearances);
    }

    static Text? ProblemOf(Wish wish, RuleSet rules) =>
        !rules.KnowsZone(wish.Zone) ? new("Выберите зону.", "Choose a zone.")
        : wish.Modalities.Count == 0 ? new("Выберите хотя бы один способ.", "Choose at least one way.")
        : wish.Goals.Any(g => rules.Indications.Find(g) is null) ? new("Такой цели нет. Выберите цель из списка.", "There is no such aim. Choose one from the list.")
        : null;

    static ScreeningRecord RecordOf(Id<Patient> patient, Screened screened, DateTimeOffset now) => new()
    {
        Id = Id<ScreeningRecord>.New(now),
        Patient = patient,
        Modality = screened.Case.Modality,
        Zone = screened.Case.Zone,
        On = screened.Case.Today,
        RuleSet = screened.RuleSet,
        CaseJson = CasesJson.Write(screened.Case),
        Verdict = screened.Verdict,
        ResultJson = ScreenedJson.Write(screened),
    };

    async Task<PatientScreened?> AlreadyAsync(string submission, Id<Patient> patient, CancellationToken cancel)
    {
        if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Key == submission && s.Record == "screening", cancel) is not { } twin)
            return null;
        return await db.ReadAsync<PatientScreened>(new(AuditKind.Read, "screening", twin.RecordId, patient, "sent_twice"), async () =>
        {
            if (await db.Screenings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == new Id<ScreeningRecord>(twin.RecordId) && s.Patient == patient, cancel) is not { } first)
                return null;
            var all = await ScreeningReading.TogetherAsync(db, first, cancel);
            var ids = all.ConvertAll(s => s.Id);
            return new PatientScreened.Done(all, await db.Clearances.AsNoTracking().Where(c => ids.Contains(c.Screening)).ToListAsync(cancel));
        }, cancel);
    }
}
