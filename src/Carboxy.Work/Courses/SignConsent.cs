using Carboxy.Sessions;
using Carboxy.Work.Consents;
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
public sealed record ConsentEntry(Language Language, string Version, string? Signature, string? Guardian, bool CopyGiven, bool Beyond = false)
{
    /// <summary>The signature of the patient or the guardian.</summary>
    public SignatureMark? Mark { get; init; }

    /// <summary>The signature of whoever explained.</summary>
    public SignatureMark? Explainer { get; init; }
}

/// <summary>What came of signing a consent.</summary>
public abstract record ConsentSigned
{
    public sealed record Kept(Id<ConsentRow> Id) : ConsentSigned;

    /// <summary>The text is not the one that was read any more; nothing is signed. The text that holds now.</summary>
    public sealed record TextChanged(ConsentText.Composed Now) : ConsentSigned;

    /// <summary>Problems by the name of their field.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, Text> Problems) : ConsentSigned;

    /// <summary>There is nothing to sign: no such course, or a text with blanks.</summary>
    public sealed record NotPossible : ConsentSigned;
}

/// <summary>Composes the consent for a course and keeps it as it was signed.</summary>
public sealed class SignConsent(ClinicDb db, OpenCourse open, ConsentSheets sheets, ClinicKnowledge knowledge)
{
    /// <summary>The text for the sessions that no standing consent covers yet, or for those beyond the usual number.</summary>
    public async Task<ConsentSheet?> OpenAsync(Id<CourseRow> id, Language? language, bool beyond, CancellationToken cancel) =>
        await open.RunAsync(id, "consent_page", cancel) is { } view ? await sheets.OfAsync(view, language, beyond, db.Actor.PersonId, cancel) : null;

    public async Task<ConsentSigned> RunAsync(string submission, Id<CourseRow> id, ConsentEntry entry, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new ConsentSigned.Kept(new(made));
        if (await open.ViewAsync(id, cancel) is not { } view || db.Actor.PersonId is not { } explainer)
            return new ConsentSigned.NotPossible();
        var sheet = await sheets.OfAsync(view, entry.Language, entry.Beyond, explainer, cancel);
        if (sheet.Text is not ConsentText.Composed text)
            // The same form, sent a moment before, may have been signed while this one was read.
            return await db.MadeAlreadyAsync(submission, cancel) is { } before ? new ConsentSigned.Kept(new(before)) : new ConsentSigned.NotPossible();
        if (text.Version != entry.Version)
            return new ConsentSigned.TextChanged(text);
        if (ConsentKeeping.Problems(entry, view.File.Patient, view.Today) is { Count: > 0 } problems)
            return new ConsentSigned.Wrong(problems);

        var consent = new ConsentKeeping(db, knowledge).Add(sheet, text, entry, explainer);
        return new ConsentSigned.Kept(await db.SaveOnceAsync(submission, "consent", consent.Value, cancel) is { } twin ? new(twin) : consent);
    }
}
