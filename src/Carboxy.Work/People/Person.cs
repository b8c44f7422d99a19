using Microsoft.AspNetCore.Identity;

namespace Carboxy.Work.People;

/// <summary>Somebody who works at the clinic and signs in.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>As colleagues and patients read it.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The language of the pages this person sees.</summary>
    public required Language Language { get; set; }

    /// <summary>False for somebody who has left: what they signed stays, they no longer sign in.</summary>
    public bool IsActive { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What a person may do.</summary>
public sealed class PersonRole
{
    public required Guid PersonId { get; init; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }
}

/// <summary>A one-time link: of the first owner, or of a person who sets the first password.</summary>
public sealed class Invitation
{
    public required Id<Invitation> Id { get; init; }

    /// <summary>SHA-256 of the token; the token itself is only in the link.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Null in the link of the first owner: there is no person yet.</summary>
    public Guid? PersonId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
