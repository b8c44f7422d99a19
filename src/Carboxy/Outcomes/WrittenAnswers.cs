using System.Globalization;

namespace Carboxy.Outcomes;

/// <summary>
/// Answers as a form posts them and as the record keeps them: <c>3</c>, <c>1.5</c>, <c>yes</c>, <c>40 36 32</c>,
/// <c>7 | climb the stairs</c>. An empty field is no answer. A decimal comma is understood.
/// </summary>
public static class WrittenAnswers
{
    /// <summary>What was understood, and a problem for every field that was not.</summary>
    public sealed record Understood(ItemAnswers Answers, IReadOnlyList<ItemProblem> Problems);

    public static Understood Read(Measure measure, IEnumerable<KeyValuePair<string, string?>> fields)
    {
        var (answers, problems) = (new Dictionary<string, ItemAnswer>(), new List<ItemProblem>());
        foreach (var (id, written) in fields)
        {
            if (string.IsNullOrWhiteSpace(written))
                continue;
            if (measure.Item(id) is not { } item)
                problems.Add(ItemProblem.Unknown(id));
            else if (One(item, written.Trim()) is not { } answer)
                problems.Add(new(id, HowTo(item)));
            else if (!answers.TryAdd(id, answer))
                problems.Add(ItemProblem.Twice(id));
        }

        return new(new(answers), problems);
    }

    public static IReadOnlyDictionary<string, string> Write(ItemAnswers answers) =>
        answers.Given.ToDictionary(a => a.Key, a => Write(a.Value));

    public static string Write(ItemAnswer answer) => answer switch
    {
        ItemAnswer.Number n => Write(n.Value),
        ItemAnswer.YesNo y => y.Yes ? "yes" : "no",
        ItemAnswer.Series s => string.Join(' ', s.Values.Select(Write)),
        ItemAnswer.Activity a => $"{Write(a.Value)} | {a.Words}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string Write(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    static ItemAnswer? One(MeasureItem item, string written) => item switch
    {
        MeasureItem.YesNo => written switch { "yes" => new ItemAnswer.YesNo(true), "no" => new ItemAnswer.YesNo(false), _ => null },
        MeasureItem.Series => Series(written),
        MeasureItem.Activity => Activity(written),
        _ => Number(written) is { } number ? new ItemAnswer.Number(number) : null,
    };

    static ItemAnswer.Series? Series(string written)
    {
        var values = written.Split([' ', ';', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Number).ToList();
        return values.TrueForAll(v => v is not null) ? new([.. values.OfType<decimal>()]) : null;
    }

    static ItemAnswer.Activity? Activity(string written)
    {
        var bar = written.IndexOf('|', StringComparison.Ordinal);
        return bar > 0 && Number(written[..bar].Trim()) is { } value ? new(written[(bar + 1)..].Trim(), value) : null;
    }

    static decimal? Number(string written) =>
        decimal.TryParse(written.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    static Text HowTo(MeasureItem item) => item switch
    {
        MeasureItem.YesNo => new("Не понятно. Отметьте «да» или «нет».", "Not understood. Choose yes or no."),
        MeasureItem.Series => new("Не понятно. Впишите числа через пробел, например 40 36,5 32.", "Not understood. Write the numbers with spaces between, for example 40 36.5 32."),
        MeasureItem.Activity => new("Нужны и дело, и оценка. Назовите дело своими словами и поставьте число.", "Both the activity and its number are needed. Name the activity in your own words and give a number."),
        _ => new("Не понятно. Впишите одно число.", "Not understood. Write one number."),
    };
}
