using Carboxy.Knowledge;
using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

/// <summary>One purpose as the patient reads it, and whether it stands.</summary>
/// <param name="Version">SHA-256 of the words.</param>
/// <param name="Latest">The newest consent to it, or null where it was never given.</param>
/// <param name="Withdrawal">When and why that was taken back, or null.</param>
public sealed record PermitShown(Permit Permit, string Words, string Version, ConsentRow? Latest, ConsentWithdrawal? Withdrawal)
{
    public bool Stands => Latest is not null && Withdrawal is null;
}

/// <summary>All purposes for one patient, in one language.</summary>
public sealed record PermitSheet(Patient Patient, Language Language, IReadOnlyList<PermitShown> Permits, string Explainer, DateOnly Today);

/// <summary>The purposes that a patient chose, each with the hash of the words that were read.</summary>
public sealed record PermitsEntry(IReadOnlyDictionary<string, string> Read, ConsentEntry Signature);

/// <summary>What came of giving permits.</summary>
public abstract record PermitsGiven
{
    public sealed record Kept(IReadOnlyList<Id<ConsentRow>> Consents) : PermitsGiven;

    /// <summary>Words have changed since they were read; nothing is given.</summary>
    public sealed record TextChanged(IReadOnlyList<string> Permits) : PermitsGiven;

    public sealed record Wrong(IReadOnlyDictionary<string, Text> Problems) : PermitsGiven;

    public sealed record Gone : PermitsGiven;
}

/// <summary>Shows and keeps what a patient allows besides the treatment; each purpose is a consent of its own.</summary>
public sealed class GivePermits(ClinicDb db, ClinicKnowledge knowledge)
{
    public Task<PermitSheet?> OpenAsync(Id<Patient> id, Language? language, CancellationToken cancel) =>
        db.ReadAsync(new(AuditKind.Read, "patient", id.Value, id, "permits"), () => SheetAsync(id, language, db.Actor.PersonId, cancel), cancel);

    public async Task<PermitsGiven> RunAsync(string submission, Id<Patient> id, PermitsEntry entry, CancellationToken cancel) =>
        db.Actor.PersonId is { } explainer ? await KeepAsync(submission, id, entry, explainer, cancel) : new PermitsGiven.Gone();

    internal async Task<PermitSheet?> SheetAsync(Id<Patient> id, Language? language, Guid? explainer, CancellationToken cancel)
    {
        if (await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } patient)
            return null;
        var (spoken, clinic) = (language ?? patient.Language, await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel));
        var given = await db.Consents.AsNoTracking().Where(c => c.PatientId == id && c.Permit != null).OrderBy(c => c.SignedAt).ThenBy(c => c.Id).ToListAsync(cancel);
        var withdrawn = await db.ConsentWithdrawals.AsNoTracking().Where(w => w.PatientId == id).ToListAsync(cancel);
        var name = await db.People.AsNoTracking().Where(p => p.Id == explainer).Select(p => p.DisplayName).SingleOrDefaultAsync(cancel) ?? "";
        return new(patient, spoken, [.. knowledge.Permits.Select(permit =>
        {
            var own = given.FindAll(c => c.Permit == permit.Id);
            var (words, latest) = (permit.Words(spoken, clinic.Name), own.FindLast(c => withdrawn.TrueForAll(w => w.ConsentId != c.Id)) ?? own.LastOrDefault());
            return new PermitShown(permit, words, ConsentText.VersionOf(words), latest, withdrawn.Find(w => w.ConsentId == latest?.Id));
        })], name, clinic.DayOf(db.Now));
    }

    internal async Task<PermitsGiven> KeepAsync(string submission, Id<Patient> id, PermitsEntry entry, Guid explainer, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new PermitsGiven.Kept([new(made)]);
        if (await SheetAsync(id, entry.Signature.Language, explainer, cancel) is not { } sheet)
            return new PermitsGiven.Gone();
        var problems = ConsentKeeping.Problems(entry.Signature, sheet.Patient, sheet.Today);
        var chosen = sheet.Permits.Where(p => !p.Stands && entry.Read.ContainsKey(p.Permit.Id)).ToList();
        if (chosen.Count == 0)
            problems["Permits"] = new("Не выбрано ничего нового. Отметьте, что пациент разрешает.", "Nothing new was chosen. Tick what the patient allows.");
        if (problems.Count > 0)
            return await db.MadeAlreadyAsync(submission, cancel) is { } before ? new PermitsGiven.Kept([new(before)]) : new PermitsGiven.Wrong(problems);
        if (chosen.Where(p => entry.Read[p.Permit.Id] != p.Version).Select(p => p.Permit.Id).ToList() is { Count: > 0 } changed)
            return new PermitsGiven.TextChanged(changed);

        var keeping = new ConsentKeeping(db, knowledge);
        List<Id<ConsentRow>> kept = [.. chosen.Select(p => keeping.Add(sheet.Patient, entry.Signature, sheet.Explainer, RowOf(sheet, p, entry.Signature, explainer)))];
        return new PermitsGiven.Kept(await db.SaveOnceAsync(submission, "consent", kept[0].Value, cancel) is { } twin ? [new(twin)] : kept);
    }

    ConsentRow RowOf(PermitSheet sheet, PermitShown shown, ConsentEntry signed, Guid explainer) => new()
    {
        Id = Id<ConsentRow>.New(db.Now),
        PatientId = sheet.Patient.Id,
        Purpose = shown.Permit.About == PermitAbout.Photograph ? ConsentPurpose.Photograph : ConsentPurpose.Data,
        Permit = shown.Permit.Id,
        Language = sheet.Language,
        TextVersion = shown.Version,
        Content = shown.Words,
        Signature = signed.Signature!.Trim(),
        Guardian = string.IsNullOrWhiteSpace(signed.Guardian) ? null : signed.Guardian.Trim(),
        CopyGiven = signed.CopyGiven,
        ExplainedBy = explainer,
        SignedAt = db.Now,
        RuleSet = knowledge.Rules?.Version,
    };
}
