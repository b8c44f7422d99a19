using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.People;

/// <summary>Makes the first owner, by a one-time link that the program prints in its terminal.</summary>
public sealed class FirstOwner(ClinicDb db, UserManager<Person> people, TimeProvider clock)
{
    static readonly TimeSpan Holds = TimeSpan.FromHours(24);

    /// <summary>A fresh token for the link, or null where the clinic has an owner. Earlier links of this kind are spent.</summary>
    public async Task<string?> InviteAsync(CancellationToken cancel)
    {
        if (await HasOwnerAsync(cancel))
            return null;
        var now = clock.GetUtcNow();
        await db.Invitations.Where(i => i.PersonId == null && i.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now), cancel);
        var token = Invitations.Add(db, person: null, now, Holds);
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>Whether the link still opens the form.</summary>
    public async Task<bool> HoldsAsync(string token, CancellationToken cancel) =>
        await Invitations.FindAsync(db, token, clock.GetUtcNow(), cancel) is { PersonId: null };

    public async Task<PersonSaved> RunAsync(string token, string displayName, string email, Language language, string password, CancellationToken cancel)
    {
        var entry = new PersonEntry(displayName.Trim(), email.Trim(), language, [Roles.Owner]);
        if (entry.Problems() is [_, ..] problems)
            return new PersonSaved.Wrong(problems);

        var now = clock.GetUtcNow();
        await using var transaction = await db.TakeTurnAsync(cancel);
        if (await Invitations.FindAsync(db, token, now, cancel) is not { PersonId: null } invitation
            || await HasOwnerAsync(cancel) || !await Invitations.SpendAsync(db, invitation.Id, now, cancel))
            return new PersonSaved.LinkSpent();

        var saved = await people.AddAsync(entry, password, now);
        if (saved is not PersonSaved.Saved done)
            return saved; // nothing is committed: the link holds for another try
        db.Note(new(AuditKind.Create, "person", done.Id, patient: null, "first_owner"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return saved;
    }

    Task<bool> HasOwnerAsync(CancellationToken cancel) => db.PersonRoles.AnyAsync(r => r.Role == Roles.Owner, cancel);
}
