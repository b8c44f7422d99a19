namespace Carboxy.Work.People;

/// <summary>The roles of a clinic. A person may have several.</summary>
public static class Roles
{
    /// <summary>Runs the clinic: people, settings, the clinic's numbers.</summary>
    public const string Owner = "owner";

    /// <summary>Decides what screening leaves open and signs it; treats.</summary>
    public const string Physician = "physician";

    /// <summary>Treats whom screening or a physician has cleared.</summary>
    public const string Practitioner = "practitioner";

    /// <summary>Receives patients, keeps their data and dates.</summary>
    public const string Reception = "reception";

    public static IReadOnlyList<string> All { get; } = [Owner, Physician, Practitioner, Reception];

    public static Text NameOf(string role) => role switch
    {
        Owner => new("Владелец", "Owner"),
        Physician => new("Врач", "Physician"),
        Practitioner => new("Специалист", "Practitioner"),
        Reception => new("Регистратура", "Reception"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };
}
