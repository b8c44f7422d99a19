using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.People;

/// <summary>A person follows a one-time link and sets a password.</summary>
public sealed class AcceptInvitation(ClinicDb db, UserManager<Person> people, TimeProvider clock)
{
    /// <summary>The person whom the link was made for, or null where it no longer holds.</summary>
    public async Task<Person?> WhoAsync(string token, CancellationToken cancel) =>
        await Invitations.FindAsync(db, token, clock.GetUtcNow(), cancel) is { PersonId: { } id }
            ? await db.People.SingleOrDefaultAsync(p => p.Id == id && p.IsActive, cancel)
            : null;

    public async Task<PersonSaved> RunAsync(string token, string password, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Invitations.FindAsync(db, token, now, cancel) is not { PersonId: { } id } invitation
            || await db.People.SingleOrDefaultAsync(p => p.Id == id && p.IsActive, cancel) is not { } person
            || !await Invitations.SpendAsync(db, invitation.Id, now, cancel))
            return new PersonSaved.LinkSpent();

        if (await people.HasPasswordAsync(person))
            await people.RemovePasswordAsync(person);
        var set = await people.AddPasswordAsync(person, password);
        if (!set.Succeeded)
            return Problems.Of(set); // nothing is committed: the link holds for another try
        db.Note(new(AuditKind.Change, "person", person.Id, patient: null, "password_set"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new PersonSaved.Saved(person.Id, Token: null);
    }
}
