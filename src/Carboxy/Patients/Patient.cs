namespace Carboxy.Patients;

/// <summary>A person whom the clinic treats, as the desk knows them.</summary>
public sealed record Patient
{
    public required Id<Patient> Id { get; init; }

    public required string FamilyName { get; init; }

    public required string GivenName { get; init; }

    /// <summary>Patronymic or middle name, if any.</summary>
    public string? MiddleName { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Sex Sex { get; init; }

    /// <summary>Digits with a leading plus, as in E.164, or null.</summary>
    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>The language in which the patient reads and signs.</summary>
    public Language Language { get; init; }

    public string FullName => MiddleName is null ? $"{FamilyName} {GivenName}" : $"{FamilyName} {GivenName} {MiddleName}";

    /// <summary>Whole years on a day, or null where the birth date is not known.</summary>
    public int? AgeOn(DateOnly day) => BirthDate is { } born ? Age.On(day, born) : null;
}

/// <summary>As recorded; <see cref="Other"/> is asked every question that either of the others is asked.</summary>
public enum Sex
{
    Unknown,
    Female,
    Male,
    Other,
}
