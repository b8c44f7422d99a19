using Microsoft.AspNetCore.Identity;

namespace Carboxy.Work.People;

/// <summary>Somebody who has left the clinic does not sign in, and an open session of theirs ends.</summary>
public sealed class ActivePersons : IUserConfirmation<Person>
{
    public Task<bool> IsConfirmedAsync(UserManager<Person> manager, Person user) => Task.FromResult(user.IsActive);
}
