using Carboxy.Work.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Carboxy.Work.People;

static class PeopleMap
{
    const string PersonColumn = "person_id";

    public static void Map(ModelBuilder model)
    {
        var person = model.InClinic<Person>("person", nameof(Person.Id));
        person.Property(p => p.UserName).IsRequired();
        person.Property(p => p.NormalizedUserName).IsRequired();
        person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();

        model.InClinic<PersonRole>("person_role", nameof(PersonRole.PersonId), nameof(PersonRole.Role)).Of<PersonRole, Person>(nameof(PersonRole.PersonId));

        var claim = model.InClinic<IdentityUserClaim<Guid>>("person_claim", nameof(IdentityUserClaim<>.UserId), nameof(IdentityUserClaim<>.ClaimType), nameof(IdentityUserClaim<>.ClaimValue));
        claim.Ignore(c => c.Id);
        OfPerson(claim);

        OfPerson(model.InClinic<IdentityUserLogin<Guid>>("person_login", nameof(IdentityUserLogin<>.LoginProvider), nameof(IdentityUserLogin<>.ProviderKey)));
        OfPerson(model.InClinic<IdentityUserToken<Guid>>("person_token", nameof(IdentityUserToken<>.UserId), nameof(IdentityUserToken<>.LoginProvider), nameof(IdentityUserToken<>.Name)));

        model.InClinic<Invitation>("invitation", nameof(Invitation.Id)).Of<Invitation, Person>(nameof(Invitation.PersonId));
    }

    static void OfPerson<T>(EntityTypeBuilder<T> rows) where T : class
    {
        rows.Property<Guid>(nameof(IdentityUserToken<>.UserId)).HasColumnName(PersonColumn);
        rows.Of<T, Person>(nameof(IdentityUserToken<>.UserId));
    }
}
