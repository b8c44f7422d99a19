using System.Net.Mail;

namespace Carboxy.Work.People;

/// <summary>What is filled in to make a person: the e-mail is the name to sign in with.</summary>
public sealed record PersonEntry(string DisplayName, string Email, Language Language, IReadOnlyList<string> Roles)
{
    const int Longest = 200;

    /// <summary>What is wrong at which field; nothing where the entry can be saved.</summary>
    public IReadOnlyList<FieldProblem> Problems()
    {
        List<FieldProblem> problems = [];
        if (string.IsNullOrWhiteSpace(DisplayName) || DisplayName.Length > Longest)
            problems.Add(new(nameof(DisplayName), new("Укажите имя, не длиннее 200 знаков.", "Give a name of at most 200 characters.")));
        if (Email.Length > Longest || !MailAddress.TryCreate(Email, out _))
            problems.Add(new(nameof(Email), new("Укажите адрес почты, например anna@clinic.example.", "Give an e-mail address such as anna@clinic.example.")));
        if (Roles.Count == 0 || Roles.Except(People.Roles.All).Any())
            problems.Add(new(nameof(Roles), new("Выберите хотя бы одну роль.", "Choose at least one role.")));
        return problems;
    }
}

/// <summary>What is wrong at one field of a form.</summary>
public sealed record FieldProblem(string Field, Text Problem);

/// <summary>What came of making or changing a person.</summary>
public abstract record PersonSaved
{
    /// <summary>The token is in the link by which the person sets a password; null where a password was given.</summary>
    public sealed record Saved(Guid Id, string? Token) : PersonSaved;

    public sealed record Wrong(IReadOnlyList<FieldProblem> Problems) : PersonSaved;

    /// <summary>The link was used, has expired, or never was.</summary>
    public sealed record LinkSpent : PersonSaved
    {
        public static Text Why { get; } = new(
            "Ссылка уже использована или устарела. Попросите владельца клиники выдать новую; ссылку первого владельца программа печатает при запуске.",
            "This link was used already or has expired. Ask the clinic's owner for a new one; the program prints the first owner's link when it starts.");
    }

    public sealed record Gone : PersonSaved;
}
