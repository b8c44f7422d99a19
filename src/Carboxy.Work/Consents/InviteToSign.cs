using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

/// <summary>What came of making a link.</summary>
public abstract record ConsentInvited
{
    /// <summary>The token is shown once; the clinic keeps its hash.</summary>
    public sealed record Made(string Token, DateTimeOffset ExpiresAt) : ConsentInvited;

    /// <summary>Whoever gives the link has not signed that they explained the text.</summary>
    public sealed record NotExplained : ConsentInvited;

    /// <summary>There is nothing to sign or to take back, or the text has blanks.</summary>
    public sealed record NotPossible : ConsentInvited;
}

/// <summary>Makes a link by which a patient signs, permits or takes back on their own phone; an earlier link to the same ends with it.</summary>
public sealed class InviteToSign(ClinicDb db, OpenCourse open, ConsentSheets sheets)
{
    /// <summary>To sign the consent to a course. The text in both languages travels with the link: it is what was explained.</summary>
    public async Task<ConsentInvited> ToTreatmentAsync(Id<CourseRow> course, bool beyond, SignatureMark? explainer, CancellationToken cancel)
    {
        if (db.Actor.PersonId is not { } person || await open.ViewAsync(course, cancel) is not { } view)
            return new ConsentInvited.NotPossible();
        if (await TextAsync(view, Language.Russian, beyond, person, cancel) is not { } ru || await TextAsync(view, Language.English, beyond, person, cancel) is not { } en)
            return new ConsentInvited.NotPossible();
        if (explainer is null)
            return new ConsentInvited.NotExplained();
        return await KeepAsync(view.File.Patient.Id, ConsentLinkAbout.Treatment, course, null, beyond, new(ru, en), explainer, cancel);
    }

    /// <summary>To allow single purposes besides the treatment.</summary>
    public async Task<ConsentInvited> ToPermitsAsync(Id<Patient> patient, SignatureMark? explainer, CancellationToken cancel) =>
        !await db.Patients.AnyAsync(p => p.Id == patient, cancel) ? new ConsentInvited.NotPossible()
        : explainer is null ? new ConsentInvited.NotExplained()
        : await KeepAsync(patient, ConsentLinkAbout.Permits, null, null, false, new("", ""), explainer, cancel);

    /// <summary>To take a consent back.</summary>
    public async Task<ConsentInvited> ToWithdrawalAsync(Id<ConsentRow> consent, CancellationToken cancel) =>
        await db.Consents.AsNoTracking().SingleOrDefaultAsync(c => c.Id == consent, cancel) is not { } row || await db.ConsentWithdrawals.AnyAsync(w => w.ConsentId == consent, cancel)
            ? new ConsentInvited.NotPossible()
            : await KeepAsync(row.PatientId, ConsentLinkAbout.Withdrawal, row.CourseId, consent, false, new("", ""), null, cancel);

    async Task<string?> TextAsync(CourseView view, Language language, bool beyond, Guid person, CancellationToken cancel) =>
        ((await sheets.OfAsync(view, language, beyond, person, cancel)).Text as ConsentText.Composed)?.Whole;

    async Task<ConsentInvited> KeepAsync(Id<Patient> patient, ConsentLinkAbout about, Id<CourseRow>? course, Id<ConsentRow>? consent, bool beyond, ExplainedTexts texts, SignatureMark? explainer, CancellationToken cancel)
    {
        if (db.Actor.PersonId is not { } person)
            return new ConsentInvited.NotPossible();
        var (now, token) = (db.Now, Token.New());
        foreach (var earlier in await db.ConsentLinks.Where(l => l.PatientId == patient && l.About == about && l.CourseId == course && l.ConsentId == consent && l.UsedAt == null && l.RevokedAt == null).ToListAsync(cancel))
            earlier.RevokedAt = now;
        var link = new ConsentLink
        {
            Id = Id<ConsentLink>.New(now), PatientId = patient, About = about, CourseId = course, ConsentId = consent, Beyond = beyond, TokenHash = Token.HashOf(token), Texts = texts.Write(),
            ExplainedBy = person, Lines = (explainer as SignatureMark.Drawn)?.Lines.Write(), CreatedAt = now, ExpiresAt = now.AddHours(ConsentLink.HoursValid),
        };
        db.ConsentLinks.Add(link);
        db.Note(new(AuditKind.Create, "consent_link", link.Id.Value, patient, Word.Of(about)));
        await db.SaveChangesAsync(cancel);
        return new ConsentInvited.Made(token, link.ExpiresAt);
    }
}

/// <summary>Links that were given and may still be used, and how to end them.</summary>
public sealed class ConsentLinksGiven(ClinicDb db)
{
    /// <summary>The links of a patient that still hold; read beside the page that shows them, which writes the line of audit.</summary>
    public async Task<IReadOnlyList<ConsentLink>> OpenAsync(Id<Patient> patient, CancellationToken cancel)
    {
        var now = db.Now;
        return await db.ConsentLinks.AsNoTracking().Where(l => l.PatientId == patient && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now).OrderByDescending(l => l.CreatedAt).ToListAsync(cancel);
    }

    /// <summary>Ends a link before its time; true where it ends now.</summary>
    public async Task<bool> RevokeAsync(Id<ConsentLink> id, CancellationToken cancel)
    {
        if (await db.ConsentLinks.SingleOrDefaultAsync(l => l.Id == id && l.UsedAt == null && l.RevokedAt == null, cancel) is not { } link)
            return false;
        link.RevokedAt = db.Now;
        db.Note(new(AuditKind.Change, "consent_link", id.Value, link.PatientId, "revoke"));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
