using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Carboxy.Work.People;

/// <summary>What the sign-in cookie says of a person: id, roles, the name to show and the language.</summary>
public sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    public const string DisplayName = "display_name";
    public const string Language = "language";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        foreach (var role in await UserManager.GetRolesAsync(user))
            identity.AddClaim(new(Options.ClaimsIdentity.RoleClaimType, role));
        identity.AddClaim(new(DisplayName, user.DisplayName));
        identity.AddClaim(new(Language, user.Language == Quantities.Language.Russian ? "ru" : "en"));
        return identity;
    }
}
