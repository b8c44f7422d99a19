using System.Security.Claims;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Work.People;

public sealed class PeopleTests(PostgresServer postgres)
{
    const string Password = "correct horse battery";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_first_owner_comes_by_the_link_once(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var replaced = await clinic.WithAsync((FirstOwner first) => first.InviteAsync(Cancel));
        var token = await clinic.WithAsync((FirstOwner first) => first.InviteAsync(Cancel));

        Assert.IsType<PersonSaved.LinkSpent>(await BecomeOwnerAsync(clinic, replaced!, "a@clinic.example"));
        Assert.IsType<PersonSaved.Wrong>(await BecomeOwnerAsync(clinic, token!, "a@clinic.example", "short"));
        var saved = Assert.IsType<PersonSaved.Saved>(await BecomeOwnerAsync(clinic, token!, "a@clinic.example"));
        Assert.IsType<PersonSaved.LinkSpent>(await BecomeOwnerAsync(clinic, token!, "b@clinic.example"));

        Assert.Null(await clinic.WithAsync((FirstOwner first) => first.InviteAsync(Cancel)));
        Assert.Equal([Roles.Owner], await RolesOfAsync(clinic, saved.Id));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_first_owners_link_ends_after_a_day(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var token = await clinic.WithAsync((FirstOwner first) => first.InviteAsync(Cancel));
        Assert.True(await clinic.WithAsync((FirstOwner first) => first.HoldsAsync(token!, Cancel)));

        clinic.Clock.Now += TimeSpan.FromHours(24);

        Assert.False(await clinic.WithAsync((FirstOwner first) => first.HoldsAsync(token!, Cancel)));
        Assert.IsType<PersonSaved.LinkSpent>(await BecomeOwnerAsync(clinic, token!, "a@clinic.example"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_two_who_use_the_first_owners_link_at_once_one_is_the_owner(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var token = await clinic.WithAsync((FirstOwner first) => first.InviteAsync(Cancel));

        var came = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => BecomeOwnerAsync(clinic, token!, $"{i}@clinic.example"), Cancel)));

        Assert.Single(came, c => c is PersonSaved.Saved);
        Assert.Equal(3, came.Count(c => c is PersonSaved.LinkSpent));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_person_sets_a_password_by_an_invitation_and_signs_in_with_roles(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var added = Assert.IsType<PersonSaved.Saved>(await clinic.WithAsync((AddPerson add) =>
            add.RunAsync(new("Анна Смирнова", "anna@clinic.example", Language.Russian, [Roles.Physician, Roles.Practitioner]), password: null, Cancel)));

        Assert.Equal("Анна Смирнова", (await clinic.WithAsync((AcceptInvitation accept) => accept.WhoAsync(added.Token!, Cancel)))!.DisplayName);
        Assert.IsType<PersonSaved.Saved>(await clinic.WithAsync((AcceptInvitation accept) => accept.RunAsync(added.Token!, Password, Cancel)));
        Assert.IsType<PersonSaved.LinkSpent>(await clinic.WithAsync((AcceptInvitation accept) => accept.RunAsync(added.Token!, Password, Cancel)));

        await using var scope = clinic.Scope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = await people.FindByNameAsync("ANNA@clinic.example");
        Assert.True(await people.CheckPasswordAsync(person!, Password));
        var claims = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync(person!);
        Assert.True(claims.IsInRole(Roles.Physician) && claims.IsInRole(Roles.Practitioner) && !claims.IsInRole(Roles.Owner));
        Assert.Equal((added.Id.ToString(), "Анна Смирнова", "ru"),
            (claims.FindFirstValue(ClaimTypes.NameIdentifier), claims.FindFirstValue(PersonClaims.DisplayName), claims.FindFirstValue(PersonClaims.Language)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_second_factor_is_kept_and_checked(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var id = await clinic.PersonAsync(Roles.Practitioner);
        string key;
        IReadOnlyList<string> codes;
        await using (var scope = clinic.Scope())
        {
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            var person = (await people.FindByIdAsync($"{id}"))!;
            await people.ResetAuthenticatorKeyAsync(person);
            await people.SetTwoFactorEnabledAsync(person, true);
            key = (await people.GetAuthenticatorKeyAsync(person))!;
            codes = [.. (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, 3))!];
        }

        await using var later = clinic.Scope();
        var manager = later.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var found = (await manager.FindByIdAsync($"{id}"))!;
        Assert.Equal(key, await manager.GetAuthenticatorKeyAsync(found));
        Assert.True(await manager.GetTwoFactorEnabledAsync(found));
        Assert.True(await manager.VerifyTwoFactorTokenAsync(found, TokenOptions.DefaultAuthenticatorProvider, Totp.Now(key)));
        Assert.False(await manager.VerifyTwoFactorTokenAsync(found, TokenOptions.DefaultAuthenticatorProvider, "000000x"));
        Assert.True((await manager.RedeemTwoFactorRecoveryCodeAsync(found, codes[0])).Succeeded);
        Assert.False((await manager.RedeemTwoFactorRecoveryCodeAsync(found, codes[0])).Succeeded);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Guessing_locks_out_and_a_change_of_roles_ends_open_sessions(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var (owner, id) = (await clinic.PersonAsync(Roles.Owner), await clinic.PersonAsync(Roles.Reception));
        await using var scope = clinic.Scope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = (await people.FindByIdAsync($"{id}"))!;
        var stamp = await people.GetSecurityStampAsync(person);

        for (var guess = 0; guess < 5; guess++)
            await people.AccessFailedAsync(person);
        Assert.True(await people.IsLockedOutAsync(person));

        Assert.IsType<PersonSaved.Saved>(await clinic.WithAsync((ChangePerson change) => change.RunAsync(id, [Roles.Practitioner], isActive: false, Cancel)));
        Assert.IsType<PersonSaved.Wrong>(await clinic.WithAsync((ChangePerson change) => change.RunAsync(owner, [Roles.Reception], isActive: true, Cancel)));

        await using var later = clinic.Scope();
        var manager = later.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var changed = (await manager.FindByIdAsync($"{id}"))!;
        Assert.NotEqual(stamp, await manager.GetSecurityStampAsync(changed));
        Assert.False(await later.ServiceProvider.GetRequiredService<IUserConfirmation<Person>>().IsConfirmedAsync(manager, changed));
        Assert.Equal([Roles.Practitioner], await RolesOfAsync(clinic, id));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_people_do_not_share_an_address(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        await clinic.PersonAsync(Roles.Reception, "desk@clinic.example");

        var twin = await clinic.WithAsync((AddPerson add) => add.RunAsync(new("Twin", "DESK@clinic.example", Language.English, [Roles.Owner]), Password, Cancel));

        Assert.Contains("с таким адресом", Assert.IsType<PersonSaved.Wrong>(twin).Problems[0].Problem.Ru, StringComparison.Ordinal);
    }

    static Task<PersonSaved> BecomeOwnerAsync(TestClinic clinic, string token, string email, string password = Password) =>
        clinic.WithAsync((FirstOwner first) => first.RunAsync(token, "Owner", email, Language.English, password, Cancel));

    static async Task<IReadOnlyList<string>> RolesOfAsync(TestClinic clinic, Guid id) =>
        (await clinic.WithAsync((ChangePerson change) => change.AllAsync(Cancel))).Single(p => p.Person.Id == id).Roles;
}
