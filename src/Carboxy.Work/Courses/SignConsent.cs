using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>A consent ready to be read: for which sessions, in which language, and the text or what it still lacks.</summary>
/// <param name="View">The course.</param>
/// <param name="FirstSession">The first session that the text covers.</param>
/// <param name="LastSession">The last session that it covers.</param>
/// <param name="Language">The language of the text.</param>
/// <param name="Text">The text; null where every planned session has its standing consent.</param>
/// <param name="Explainer">Who explains it.</param>
/// <param name="MayGoBeyond">A renewed consent to sessions beyond the usual number could be signed (C-03).</param>
public sealed record ConsentSheet(CourseView View, int FirstSession, int LastSession, Language Language, ConsentText? Text, string Explainer, bool MayGoBeyond);

/// <summary>A consent as the form brings it.</summary>
/// <param name="Version">The hash of the text that was read.</param>
/// <param name="Signature">The name that the patient typed.</param>
/// <param name="Beyond">It is the renewed consent to sessions beyond the usual number.</param>
public sealed record ConsentEntry(Language Language, string Version, string? Signature, string? Guardian, bool CopyGiven, bool Beyond = false);

/// <summary>What came of signing a consent.</summary>
public abstract record ConsentSigned
{
    public sealed record Kept(Id<ConsentRow> Id) : ConsentSigned;

    /// <summary>The text is not the one that was read any more; read it again.</summary>
    public sealed record TextChanged : ConsentSigned;

    /// <summary>Problems by the name of their field.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, Text> Problems) : ConsentSigned;

    /// <summary>There is nothing to sign: no such course, or a text with blanks.</summary>
    public sealed record NotPossible : ConsentSigned;
}

/// <summary>Composes the consent for a course and keeps it as it was signed.</summary>
public sealed class SignConsent(ClinicDb db, OpenCourse open, ClinicKnowledge knowledge, TimeProvider clock)
{
    const int LongestName = 200;
    const int OfAge = 18;

    /// <summary>The text for the sessions that no standing consent covers yet, or for those beyond the usual number.</summary>
    public async Task<ConsentSheet?> OpenAsync(Id<CourseRow> id, Language? language, bool beyond, CancellationToken cancel) =>
        await open.RunAsync(id, "consent_page", cancel) is { } view ? await SheetAsync(view, language, beyond, cancel) : null;

    public async Task<ConsentSigned> RunAsync(string submission, Id<CourseRow> id, ConsentEntry entry, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new ConsentSigned.Kept(new(made));
        if (await open.ViewAsync(id, cancel) is not { } view || db.Actor.PersonId is not { } explainer)
            return new ConsentSigned.NotPossible();
        var sheet = await SheetAsync(view, entry.Language, entry.Beyond, cancel);
        if (sheet.Text is not ConsentText.Composed text)
            return new ConsentSigned.NotPossible();
        if (text.Version != entry.Version)
            return new ConsentSigned.TextChanged();
        if (Problems(view, entry) is { Count: > 0 } problems)
            return new ConsentSigned.Wrong(problems);

        var now = clock.GetUtcNow();
        var consent = Id<ConsentRow>.New(now);
        db.Consents.Add(new()
        {
            Id = consent,
            PatientId = view.File.Patient.Id,
            CourseId = id,
            Purpose = ConsentPurpose.Treatment,
            Modality = view.Course.Modality,
            Zone = view.Course.Zone,
            FirstSession = sheet.FirstSession,
            LastSession = sheet.LastSession,
            Language = entry.Language,
            TextVersion = text.Version,
            Content = text.Whole,
            Signature = entry.Signature!.Trim(),
            Guardian = string.IsNullOrWhiteSpace(entry.Guardian) ? null : entry.Guardian.Trim(),
            CopyGiven = entry.CopyGiven,
            ExplainedBy = explainer,
            SignedAt = now,
        });
        db.Note(new(AuditKind.Sign, "consent", consent.Value, view.File.Patient.Id));
        return new ConsentSigned.Kept(await db.SaveOnceAsync(submission, "consent", consent.Value, cancel) is { } twin ? new(twin) : consent);
    }

    async Task<ConsentSheet> SheetAsync(CourseView view, Language? language, bool beyond, CancellationToken cancel)
    {
        var (spoken, covered) = (language ?? view.File.Patient.Language, SessionsOf(view, beyond));
        var (first, last) = covered ?? (0, 0);
        var details = await new ClinicDetails(db).ReadAsync(cancel);
        var explainer = await db.People.AsNoTracking().Where(p => p.Id == db.Actor.PersonId).Select(p => p.DisplayName).SingleOrDefaultAsync(cancel) ?? "";
        var gap = Days.Count(view.Course.GapDays ?? view.Rule.IdealGap.Value);
        var name = new Text(view.Course.Indication, view.Course.Indication);
        return new(view, first, last, spoken, covered is null ? null : ConsentText.Compose(knowledge.Consent, new()
        {
            Modality = view.Course.Modality,
            Zone = view.Course.Zone,
            ZoneName = SideWords.With(knowledge.Zones.Find(view.Course.Zone)?.Name ?? name, view.Course.Side),
            Goals = [view.Course.Goal, view.Course.Indication],
            Indication = view.Indication?.Name ?? name,
            Evidence = view.Plan.Evidence?.Found ?? new("исследований для этой цели не опубликовано, пользу только предполагают.", "no study of this aim was published; a benefit is only assumed."),
            FirstSession = first,
            LastSession = last,
            Rhythm = new($"один сеанс раз в {gap.Ru}", $"one session every {gap.En}"),
            Practitioner = explainer,
            Regulatory = details.GetValueOrDefault(ClinicDetails.RegulatoryOf(view.Course.Modality)) is { } said ? new(said.Ru.TrimEnd('.'), said.En.TrimEnd('.')) : null,
            ClinicPhone = details.GetValueOrDefault(ClinicDetails.Phone)?.In(spoken),
        }, spoken), explainer, SessionsOf(view, beyond: true) is not null);
    }

    /// <summary>From the first planned session without a standing consent; the sessions beyond the usual number have a sheet of their own (C-03).</summary>
    (int First, int Last)? SessionsOf(CourseView view, bool beyond)
    {
        var (now, usual) = (clock.GetUtcNow(), (int)view.Rule.Sessions.Value.To);
        if (beyond)
            return view.Rule.Extension?.Value is { } more && view.File.ConsentFor((int)more.From, now) is null ? ((int)more.From, (int)more.To) : null;
        var from = view.Next.Progress.Held + 1;
        var uncovered = Enumerable.Range(from, Math.Max(0, view.Course.Sessions - from + 1)).Where(n => view.File.ConsentFor(n, now) is null).ToList();
        return uncovered.Count == 0 ? null : uncovered[0] > usual ? (uncovered[0], view.Course.Sessions) : (uncovered[0], Math.Min(view.Course.Sessions, usual));
    }

    static Dictionary<string, Text> Problems(CourseView view, ConsentEntry entry)
    {
        var problems = new Dictionary<string, Text>();
        if (entry.Signature?.Trim() is not { Length: > 1 and <= LongestName })
            problems["Signature"] = new("Пациент подписывает сам: впишите фамилию и имя полностью.", "The patient signs in person: type the full name.");
        if (view.File.Patient.AgeOn(view.Today) is < OfAge && string.IsNullOrWhiteSpace(entry.Guardian))
            problems["Guardian"] = new("Пациенту нет 18 лет: подписывает законный представитель, впишите его имя.", "The patient is under 18: a guardian signs, type the guardian's name.");
        if (entry.Guardian is { Length: > LongestName })
            problems["Guardian"] = new("Слишком длинно: не больше 200 знаков.", "Too long: at most 200 characters.");
        return problems;
    }
}

/// <summary>Takes a consent back at the patient's wish; what was signed stays as it was.</summary>
public sealed class WithdrawConsent(ClinicDb db, TimeProvider clock)
{
    const int LongestReason = 1000;

    /// <summary>True where the consent is withdrawn now, by this form or before it; false where there is no such consent.</summary>
    public async Task<bool> RunAsync(Id<CourseRow> course, Id<ConsentRow> id, string? reason, CancellationToken cancel)
    {
        if (await db.Consents.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.CourseId == course, cancel) is not { } consent)
            return false;
        if (await db.ConsentWithdrawals.AnyAsync(w => w.ConsentId == id, cancel))
            return true;
        db.ConsentWithdrawals.Add(new() { ConsentId = id, PatientId = consent.PatientId, At = clock.GetUtcNow(), Actor = db.Actor.Code, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()[..Math.Min(LongestReason, reason.Trim().Length)] });
        db.Note(new(AuditKind.Change, "consent", id.Value, consent.PatientId, "withdraw"));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear(); // withdrawn by somebody else at the same moment
        }

        return true;
    }
}
