using System.Text.RegularExpressions;

namespace Carboxy.Patients;

/// <summary>A patient's data as they are typed into a form; not yet known to be right.</summary>
public sealed partial record PatientEntry
{
    const int LongestName = 100;
    const int LongestEmail = 200;
    const int OldestYears = 120;

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string? MiddleName { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Sex Sex { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public Language Language { get; init; }

    public static PatientEntry Of(Patient patient) => new()
    {
        FamilyName = patient.FamilyName, GivenName = patient.GivenName, MiddleName = patient.MiddleName, BirthDate = patient.BirthDate,
        Sex = patient.Sex, Phone = patient.Phone, Email = patient.Email, Language = patient.Language,
    };

    /// <summary>What is wrong, field by field; nothing where <see cref="For"/> gives a patient.</summary>
    public IReadOnlyDictionary<string, Text> Problems(DateOnly today)
    {
        Dictionary<string, Text> problems = new(StringComparer.Ordinal);
        if (Tidy(FamilyName) is null)
            problems[nameof(FamilyName)] = new("Укажите фамилию.", "Give the family name.");
        if (Tidy(GivenName) is null)
            problems[nameof(GivenName)] = new("Укажите имя.", "Give the given name.");
        foreach (var (field, name) in new[] { (nameof(FamilyName), FamilyName), (nameof(GivenName), GivenName), (nameof(MiddleName), MiddleName) })
            if (name is not null && (name.Length > LongestName || name.Any(char.IsControl)))
                problems[field] = new("Не длиннее 100 знаков и в одну строку.", "At most 100 characters on one line.");
        if (BirthDate > today)
            problems[nameof(BirthDate)] = new("Дата рождения в будущем. Проверьте год.", "The birth date is in the future. Check the year.");
        else if (BirthDate < today.AddYears(-OldestYears))
            problems[nameof(BirthDate)] = new("Больше 120 лет. Проверьте год рождения.", "More than 120 years old. Check the year of birth.");
        if (Tidy(Phone) is { } phone && PhoneDigits.Normal(phone) is null)
            problems[nameof(Phone)] = new("Номер не читается. Напишите его с кодом, например +7 916 123-45-67.", "The number cannot be read. Write it with its code, such as +44 20 7946 0958.");
        if (Tidy(Email) is { } email && (email.Length > LongestEmail || !Address.IsMatch(email)))
            problems[nameof(Email)] = new("Адрес почты не читается. Пример: anna@mail.example.", "The e-mail address cannot be read. Example: anna@mail.example.");
        return problems;
    }

    /// <summary>The patient that this entry describes, tidied; ask <see cref="Problems"/> first.</summary>
    public Patient For(Id<Patient> id) => new()
    {
        Id = id, FamilyName = Tidy(FamilyName) ?? "", GivenName = Tidy(GivenName) ?? "", MiddleName = Tidy(MiddleName), BirthDate = BirthDate,
        Sex = Sex, Phone = Tidy(Phone) is { } phone ? PhoneDigits.Normal(phone) : null, Email = Tidy(Email), Language = Language,
    };

    /// <summary>No spaces around and one between words; null where nothing is left.</summary>
    static string? Tidy(string? text) =>
        text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } tidy ? tidy : null;

    [GeneratedRegex(@"^[^\s@]+@[^\s@]+\.[^\s@.]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    static partial Regex Address { get; }
}
