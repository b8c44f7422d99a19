using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Identity;

namespace Carboxy.Work.People;

/// <summary>Adds a person with roles. Without a password the person gets a one-time link to set one.</summary>
public sealed class AddPerson(ClinicDb db, UserManager<Person> people, TimeProvider clock)
{
    static readonly TimeSpan Holds = TimeSpan.FromDays(7);

    public async Task<PersonSaved> RunAsync(PersonEntry entry, string? password, CancellationToken cancel)
    {
        entry = entry with { DisplayName = entry.DisplayName.Trim(), Email = entry.Email.Trim() };
        if (entry.Problems() is [_, ..] problems)
            return new PersonSaved.Wrong(problems);

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var saved = await people.AddAsync(entry, password, now);
        if (saved is not PersonSaved.Saved done)
            return saved;
        if (password is null)
            done = done with { Token = Invitations.Add(db, done.Id, now, Holds) };
        db.Note(new(AuditKind.Create, "person", done.Id, patient: null));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return done;
    }
}

static class Adding
{
    extension(UserManager<Person> people)
    {
        /// <summary>Makes the person and gives the roles; whoever calls commits or lets go.</summary>
        public async Task<PersonSaved> AddAsync(PersonEntry entry, string? password, DateTimeOffset now)
        {
            var person = new Person
            {
                Id = Guid.CreateVersion7(now), UserName = entry.Email, Email = entry.Email, DisplayName = entry.DisplayName,
                Language = entry.Language, CreatedAt = now,
            };
            var made = password is null ? await people.CreateAsync(person) : await people.CreateAsync(person, password);
            if (made.Succeeded)
                made = await people.AddToRolesAsync(person, entry.Roles);
            return made.Succeeded ? new PersonSaved.Saved(person.Id, Token: null) : Problems.Of(made);
        }
    }
}
