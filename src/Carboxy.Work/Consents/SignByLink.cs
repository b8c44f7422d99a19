using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

/// <summary>What somebody with a link sees.</summary>
public abstract record ByLink
{
    /// <summary>A consent to read and to sign.</summary>
    public sealed record ToSign(ConsentSheet Sheet, ConsentText.Composed Text) : ByLink;

    /// <summary>The text has changed since it was explained; it cannot be signed by this link.</summary>
    public sealed record Changed(string Explained, ConsentText.Composed Now) : ByLink;

    public sealed record ToPermit(PermitSheet Sheet) : ByLink;

    public sealed record ToWithdraw(ConsentRow Consent) : ByLink;

    /// <summary>It has served already; a copy of what was signed can still be fetched.</summary>
    public sealed record Served(ConsentLinkAbout About, Id<ConsentRow>? Made) : ByLink;

    /// <summary>Nothing is left to sign: it was signed at the clinic meanwhile, or the course has ended.</summary>
    public sealed record Nothing : ByLink;
}

/// <summary>A patient signs, permits or takes back through a link: no account, and no more of the record than that one text.</summary>
public sealed class SignByLink(ClinicDb db, Acting acting, OpenCourse open, ConsentSheets sheets, GivePermits permits, WithdrawConsent withdraw, OpenConsent copies, ClinicKnowledge knowledge)
{
    /// <summary>What is behind a token, or null where the link has expired, was taken back, or never was.</summary>
    public async Task<ByLink?> OpenAsync(string token, Language language, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } link)
            return null;
        return await db.ReadAsync(new(AuditKind.Read, "consent_link", link.Id.Value, link.PatientId, Word.Of(link.About)), async () =>
        {
            if (link.OpenedAt is null)
            {
                link.OpenedAt = db.Now;
                db.Note(new(AuditKind.Change, "consent_link", link.Id.Value, link.PatientId, "opened"));
            }

            return (ByLink?)await BehindAsync(link, language, cancel);
        }, cancel);
    }

    public async Task<ConsentSigned> SignAsync(string token, ConsentEntry entry, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { About: ConsentLinkAbout.Treatment } link || (link.UsedAt is not null && link.MadeId is null))
            return new ConsentSigned.NotPossible();
        if (link.MadeId is { } made)
            return new ConsentSigned.Kept(made);
        switch (await BehindAsync(link, entry.Language, cancel))
        {
            case ByLink.Changed changed:
                return new ConsentSigned.TextChanged(changed.Now);
            case ByLink.ToSign { Sheet: var sheet, Text: var text }:
                if (text.Version != entry.Version)
                    return new ConsentSigned.TextChanged(text);
                var signed = entry with { Explainer = ExplainerOf(link) };
                if (ConsentKeeping.Problems(signed, sheet.View.File.Patient, sheet.View.Today) is { Count: > 0 } problems)
                    return new ConsentSigned.Wrong(problems);
                var consent = new ConsentKeeping(db, knowledge).Add(sheet, text, signed, link.ExplainedBy);
                (link.UsedAt, link.MadeId) = (db.Now, consent);
                // The link's own id is the key: it makes one consent, however often and however fast the form is sent.
                return new ConsentSigned.Kept(await db.SaveOnceAsync(KeyOf(link), "consent", consent.Value, cancel) is { } twin ? new(twin) : consent);
            default:
                // The same form, sent a moment before, may have been signed while this one was read.
                return await db.MadeAlreadyAsync(KeyOf(link), cancel) is { } before ? new ConsentSigned.Kept(new(before)) : new ConsentSigned.NotPossible();
        }
    }

    public async Task<PermitsGiven> PermitAsync(string token, PermitsEntry entry, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { About: ConsentLinkAbout.Permits, UsedAt: null } link)
            return new PermitsGiven.Gone();
        var given = await permits.KeepAsync(KeyOf(link), link.PatientId, entry with { Signature = entry.Signature with { Explainer = ExplainerOf(link) } }, link.ExplainedBy, cancel);
        if (given is PermitsGiven.Kept kept)
            await UseAsync(token, kept.Consents[0], cancel);
        return given;
    }

    public async Task<ConsentWithdrawnBy> WithdrawAsync(string token, string? reason, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { About: ConsentLinkAbout.Withdrawal, ConsentId: { } consent, UsedAt: null })
            return new ConsentWithdrawnBy.Gone();
        var withdrawn = await withdraw.RunAsync(consent, reason, cancel);
        await UseAsync(token, null, cancel);
        return withdrawn;
    }

    /// <summary>The patient's copy of what was signed by this link, while it has not expired.</summary>
    public async Task<ConsentCopy?> CopyAsync(string token, CancellationToken cancel) =>
        await FindAsync(token, cancel) is { MadeId: { } made } ? await copies.RunAsync(made, "consent_copy", cancel) : null;

    async Task<ByLink> BehindAsync(ConsentLink link, Language language, CancellationToken cancel)
    {
        if (link.UsedAt is not null)
            return new ByLink.Served(link.About, link.MadeId);
        if (link is { About: ConsentLinkAbout.Withdrawal, ConsentId: { } consent })
            return await db.ConsentWithdrawals.AnyAsync(w => w.ConsentId == consent, cancel) ? new ByLink.Nothing() : new ByLink.ToWithdraw(await db.Consents.AsNoTracking().SingleAsync(c => c.Id == consent, cancel));
        if (link.About == ConsentLinkAbout.Permits)
            return await permits.SheetAsync(link.PatientId, language, link.ExplainedBy, cancel) is { } sheet && sheet.Permits.Any(p => !p.Stands) ? new ByLink.ToPermit(sheet) : new ByLink.Nothing();
        if (link.CourseId is not { } course || await open.ViewAsync(course, cancel) is not { } view)
            return new ByLink.Nothing();
        var read = await sheets.OfAsync(view, language, link.Beyond, link.ExplainedBy, cancel);
        if (read.Text is not ConsentText.Composed text)
            return new ByLink.Nothing();
        var explained = ExplainedTexts.Read(link.Texts);
        return explained.IsStill(text) ? new ByLink.ToSign(read, text) : new ByLink.Changed(explained.In(language), text);
    }

    async Task UseAsync(string token, Id<ConsentRow>? made, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } link)
            return;
        (link.UsedAt, link.MadeId) = (db.Now, made);
        db.Note(new(AuditKind.Change, "consent_link", link.Id.Value, link.PatientId, "used"));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>From here on it is the link that acts.</summary>
    async Task<ConsentLink?> FindAsync(string token, CancellationToken cancel)
    {
        var (hash, now) = (Token.HashOf(token), db.Now);
        if (await db.ConsentLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.RevokedAt == null && l.ExpiresAt > now, cancel) is not { } link)
            return null;
        acting.ActAs(new Actor.Link(link.Id.Value));
        return link;
    }

    static SignatureMark ExplainerOf(ConsentLink link) => SignatureMark.From(link.Lines, typed: true)!;

    static string KeyOf(ConsentLink link) => $"consent_link:{link.Id}";
}
