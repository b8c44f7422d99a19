using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.People;

/// <summary>Changes a person's roles, lets somebody go, or gives a new link to somebody who cannot sign in.</summary>
public sealed class ChangePerson(ClinicDb db, UserManager<Person> people, TimeProvider clock)
{
    static readonly TimeSpan Holds = TimeSpan.FromDays(1);

    /// <summary>Everybody of the clinic with their roles, those who have left last.</summary>
    public async Task<IReadOnlyList<(Person Person, IReadOnlyList<string> Roles)>> AllAsync(CancellationToken cancel)
    {
        var everybody = await db.People.AsNoTracking().OrderByDescending(p => p.IsActive).ThenBy(p => p.DisplayName).ToListAsync(cancel);
        var roles = (await db.PersonRoles.AsNoTracking().ToListAsync(cancel)).ToLookup(r => r.PersonId, r => r.Role);
        return [.. everybody.Select(p => (p, (IReadOnlyList<string>)[.. Roles.All.Intersect(roles[p.Id])]))];
    }

    public async Task<PersonSaved> RunAsync(Guid id, IReadOnlyList<string> roles, bool isActive, CancellationToken cancel)
    {
        if (roles.Count == 0 || roles.Except(Roles.All).Any())
            return new PersonSaved.Wrong([new("Roles", new("Выберите хотя бы одну роль.", "Choose at least one role."))]);
        await using var transaction = await db.TakeTurnAsync(cancel);
        if (await db.People.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person)
            return new PersonSaved.Gone();
        if (!(isActive && roles.Contains(Roles.Owner)) && !await AnotherOwnerAsync(id, cancel))
            return new PersonSaved.Wrong([new("Roles", new("У клиники должен остаться владелец. Сначала сделайте владельцем другого человека.", "The clinic must keep an owner. Make somebody else an owner first."))]);

        var held = await people.GetRolesAsync(person);
        await people.RemoveFromRolesAsync(person, held.Except(roles));
        await people.AddToRolesAsync(person, roles.Except(held));
        person.IsActive = isActive;
        await people.UpdateSecurityStampAsync(person); // open sessions learn of it
        db.Note(new(AuditKind.Change, "person", id, patient: null, isActive ? "roles" : "left"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new PersonSaved.Saved(id, Token: null);
    }

    /// <summary>A new one-time link for somebody who has lost the password; what they had before still holds until they use it.</summary>
    public async Task<PersonSaved> InviteAgainAsync(Guid id, CancellationToken cancel)
    {
        if (!await db.People.AnyAsync(p => p.Id == id && p.IsActive, cancel))
            return new PersonSaved.Gone();
        var token = Invitations.Add(db, id, clock.GetUtcNow(), Holds);
        db.Note(new(AuditKind.Change, "person", id, patient: null, "new_link"));
        await db.SaveChangesAsync(cancel);
        return new PersonSaved.Saved(id, token);
    }

    Task<bool> AnotherOwnerAsync(Guid id, CancellationToken cancel) =>
        db.People.AnyAsync(p => p.Id != id && p.IsActive && db.PersonRoles.Any(r => r.PersonId == p.Id && r.Role == Roles.Owner), cancel);
}
