using Carboxy.Work.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.People;

/// <summary>
/// Identity's own store on <see cref="ClinicDb"/>. Keys lead with the clinic here, so what the store looks up by a bare
/// id is asked as a query; roles are the four of <see cref="Roles"/> and need no table of their own.
/// </summary>
public sealed class PersonStore(ClinicDb db, IdentityErrorDescriber describer)
    : UserOnlyStore<Person, ClinicDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>>(db, describer), IUserRoleStore<Person>
{
    public override Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken = default) =>
        Guid.TryParse(userId, out var id) ? FindUserAsync(id, cancellationToken) : Task.FromResult<Person?>(null);

    protected override Task<Person?> FindUserAsync(Guid userId, CancellationToken cancellationToken) =>
        Context.People.SingleOrDefaultAsync(p => p.Id == userId, cancellationToken);

    protected override async Task<IdentityUserToken<Guid>?> FindTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        // A token may be waiting to be saved: Identity adds, then finds again before it saves.
        bool Wanted(IdentityUserToken<Guid> t) => t.UserId == user.Id && t.LoginProvider == loginProvider && t.Name == name;
        return Context.Set<IdentityUserToken<Guid>>().Local.SingleOrDefault(Wanted)
            ?? await Context.Set<IdentityUserToken<Guid>>().SingleOrDefaultAsync(t => t.UserId == user.Id && t.LoginProvider == loginProvider && t.Name == name, cancellationToken);
    }

    public Task AddToRoleAsync(Person user, string roleName, CancellationToken cancellationToken)
    {
        Context.PersonRoles.Add(new() { PersonId = user.Id, Role = RoleOf(roleName) });
        return Task.CompletedTask;
    }

    public async Task RemoveFromRoleAsync(Person user, string roleName, CancellationToken cancellationToken)
    {
        var role = RoleOf(roleName);
        if (await Context.PersonRoles.SingleOrDefaultAsync(r => r.PersonId == user.Id && r.Role == role, cancellationToken) is { } held)
            Context.PersonRoles.Remove(held);
    }

    public async Task<IList<string>> GetRolesAsync(Person user, CancellationToken cancellationToken) =>
        await Context.PersonRoles.Where(r => r.PersonId == user.Id).Select(r => r.Role).ToListAsync(cancellationToken);

    public Task<bool> IsInRoleAsync(Person user, string roleName, CancellationToken cancellationToken)
    {
        var role = RoleOf(roleName);
        return Context.PersonRoles.AnyAsync(r => r.PersonId == user.Id && r.Role == role, cancellationToken);
    }

    public async Task<IList<Person>> GetUsersInRoleAsync(string roleName, CancellationToken cancellationToken)
    {
        var role = RoleOf(roleName);
        return await Context.People.Where(p => Context.PersonRoles.Any(r => r.PersonId == p.Id && r.Role == role)).ToListAsync(cancellationToken);
    }

    // Identity asks by its normalised form, which is upper case.
    static string RoleOf(string name) => Roles.All.Single(role => role.Equals(name, StringComparison.OrdinalIgnoreCase));
}
