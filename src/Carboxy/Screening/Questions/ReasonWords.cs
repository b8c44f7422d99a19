using System.Globalization;

namespace Carboxy.Screening;

/// <summary>Says the very answers that fired a rule in words for people: the reason "dx[0]: I20.9 current" becomes "Angina (I20.9), now".</summary>
public sealed class ReasonWords(RuleSet rules, QuestionBook book)
{
    static readonly Dictionary<string, Text> Words = new(StringComparer.Ordinal)
    {
        ["yes"] = new("да", "yes"), ["no"] = new("нет", "no"), [AnswerForm.Unknown] = new("не известно", "unknown"),
        ["current"] = new("сейчас", "now"), ["past"] = new("в прошлом", "in the past"), ["remission"] = new("ремиссия", "in remission"),
        ["exacerbation"] = new("обострение", "flared up"), ["acute"] = new("острая стадия", "acute"),
        ["controlled"] = new("под контролем", "under control"), ["not controlled"] = new("не под контролем", "not under control"),
        ["F"] = new("женский", "female"), ["M"] = new("мужской", "male"), ["X"] = new("другой", "other"),
        ["injection"] = new("уколы", "injection"), ["non_invasive"] = new("маска", "mask"),
    };

    /// <summary>A phase, an answer or a modality in words.</summary>
    public static Text Word(string word) => Words.GetValueOrDefault(word) ?? new(word, word);

    public IReadOnlyList<Text> Of(Finding finding) => [.. finding.Because.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Part)];

    Text Part(string reason)
    {
        if (reason.Split(": ", 2) is not [var path, var value])
            return new(reason, reason);
        var fact = path.Split('[')[0];
        return fact switch
        {
            "dx" when value.StartsWith("no ", StringComparison.Ordinal) => Absent(rules.Diseases.Groups.FirstOrDefault(g => g.Id == value[3..])?.Name, value),
            "drugs" when value.StartsWith("no ", StringComparison.Ordinal) => Absent(rules.Medicines.Groups.FirstOrDefault(g => g.Id == value[3..])?.Name, value),
            "dx" => Disease(value),
            "drugs" => Medicine(value),
            "goals" => Pair(new("Цель", "Aim"), List(value, row => rules.Indications.Find(row)?.Name)),
            "zone" => Pair(new("Зона", "Zone"), rules.Zones.Find(value)?.Name ?? new(value, value)),
            "recent" => Pair(NameOf(fact), Procedure(value)),
            "sessions" when value.Split(' ') is [var modality, var day] => Pair(NameOf(fact), Join(Word(modality), Day(day), ", ")),
            _ => Pair(NameOf(fact), Value(fact, value)),
        };
    }

    Text Disease(string value)
    {
        var (code, rest) = Split(value, ' ');
        var name = NameOfDisease(code);
        var parts = rest.Split(", ").Select(Word).ToList();
        return new($"{name.Ru} ({code}), {string.Join(", ", parts.Select(p => p.Ru))}", $"{name.En} ({code}), {string.Join(", ", parts.Select(p => p.En))}");
    }

    Text Medicine(string value)
    {
        var (code, rest) = Split(value, ' ');
        var name = NameOfMedicine(code);
        var until = rest.StartsWith("until ", StringComparison.Ordinal) ? Day(rest["until ".Length..]) : null;
        return until is null
            ? new($"{name.Ru} ({code}), конец приёма не назван", $"{name.En} ({code}), no end given")
            : new($"{name.Ru} ({code}), последняя доза {until.Ru}", $"{name.En} ({code}), last dose {until.En}");
    }

    /// <summary>A diagnosis by its everyday name where there is one, else by the narrowest group that holds the code.</summary>
    public Text NameOfDisease(string code) => book.Diseases.FirstOrDefault(c => c.Code == code)?.Name
        ?? rules.Diseases.Groups.Where(g => g.Id != "any_but_acne" && g.Covers(code)).MinBy(g => g.Codes.Count)?.Name ?? new("Диагноз", "Diagnosis");

    public Text NameOfMedicine(string code) => book.Medicines.FirstOrDefault(c => c.Code == code)?.Name
        ?? rules.Medicines.Groups.FirstOrDefault(g => g.Covers(code))?.Name ?? new("Лекарство", "Medicine");

    Text NameOf(string fact) => book.Find(fact)?.Name ?? new(fact, fact);

    Text Value(string fact, string value) => book.Find(fact) is not { } question ? Word(value)
        : question.Options.Count > 0 ? List(value, one => question.Options.FirstOrDefault(o => o.Value == one)?.Name)
        : question.Kind is QuestionKind.Day ? Day(value)
        : question.Unit is { } unit && value != AnswerForm.Unknown ? new($"{value.Replace('.', ',')} {unit.Ru}", $"{value} {unit.En}")
        : Word(value);

    Text Procedure(string value)
    {
        var parts = value.Split(", ");
        var (name, day) = Split(parts[0], ' ');
        var known = rules.Spacing.Find(name)?.Name ?? new Text(name, name);
        var said = day.Length > 0 ? Join(known, Day(day), ", ") : known;
        return parts.Length > 1 && parts[1].EndsWith("yes", StringComparison.Ordinal) ? Join(said, new("хирург разрешил", "released by the surgeon"), "; ") : said;
    }

    static Text Absent(Text? name, string value) => name is null ? new(value, value) : new($"{name.Ru}: нет", $"{name.En}: no");

    /// <summary>A day as people write it; other words stay words.</summary>
    public static Text Day(string iso) => DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? new(day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), day.ToString("d MMM yyyy", CultureInfo.InvariantCulture))
        : Word(iso);

    static Text List(string value, Func<string, Text?> name)
    {
        var names = value.Split(", ").Select(one => name(one) ?? Word(one)).ToList();
        return new(string.Join(", ", names.Select(n => n.Ru)), string.Join(", ", names.Select(n => n.En)));
    }

    static Text Pair(Text name, Text value) => Join(name, value, ": ");

    static Text Join(Text one, Text other, string between) => new($"{one.Ru}{between}{other.Ru}", $"{one.En}{between}{other.En}");

    static (string First, string After) Split(string text, char at) => text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var i ? (text[..i], text[(i + 1)..]) : (text, "");
}
