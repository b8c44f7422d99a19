using System.Globalization;
using System.Text.Json.Nodes;

namespace Carboxy.Screening;

/// <summary>An answer that is a list: rows that are ticked by name, and rows that are written out.</summary>
/// <remarks>
/// A row has a key: the id of a common name, or a number. Its fields are <c>fact.key.part</c>; a row by name counts
/// where <c>fact</c> holds its key.
/// </remarks>
abstract class FormRows
{
    public const int MostRows = 40;

    public static readonly Text NoDay = new("Дата не читается. Напишите день, месяц и год.", "The date cannot be read. Give day, month and year.");

    public static readonly Text Future = new("Эта дата ещё не наступила. Проверьте год.", "This date has not come yet. Check the year.");

    static readonly string[] DayForms = ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"];

    /// <summary>The first field of a written row; a row where it is empty is no row.</summary>
    protected abstract string Lead { get; }

    protected abstract IReadOnlyList<CommonCode> Common { get; }

    /// <summary>A row as JSON, or a problem of one of its fields.</summary>
    protected abstract FormAnswer Row(string prefix, CommonCode? named, TypedFields fields);

    /// <summary>The fields of a row; the named row that it fits, or null.</summary>
    protected abstract (CommonCode? Named, IEnumerable<KeyValuePair<string, string?>> Fields) Fields(JsonNode row);

    public FormAnswer Read(string fact, TypedFields fields)
    {
        var ticked = fields(fact);
        var rows = new JsonArray();
        foreach (var (key, named) in Common.Where(c => ticked.Contains(c.Id)).Select(c => (c.Id, (CommonCode?)c))
            .Concat(Enumerable.Range(0, MostRows).Select(i => (i.ToString(CultureInfo.InvariantCulture), (CommonCode?)null))))
        {
            var prefix = $"{fact}.{key}";
            if (named is null && AnswerForm.One(fields, $"{prefix}.{Lead}") is null)
                continue;
            switch (Row(prefix, named, fields))
            {
                case FormAnswer.Said said:
                    rows.Add(JsonNode.Parse(said.Value));
                    break;
                case FormAnswer.Wrong wrong:
                    return wrong;
                default:
                    break;
            }
        }

        if (!ticked.Contains(AnswerForm.None))
            return rows.Count == 0 ? new FormAnswer.Silent() : AnswerForm.Json(rows);
        return rows.Count == 0 ? AnswerForm.Json(rows)
            : new FormAnswer.Wrong(fact, new("Отмечено и «ничего из этого», и что-то ещё. Оставьте одно.", "Both \"none of these\" and something else are marked. Keep one."));
    }

    public void Write(string fact, JsonNode value, Dictionary<string, IReadOnlyList<string>> fields)
    {
        var rows = value as JsonArray ?? [];
        var ticked = new List<string>();
        var next = 0;
        foreach (var row in rows)
        {
            var (named, parts) = Fields(row!);
            var key = named is not null && !ticked.Contains(named.Id) ? named.Id : next++.ToString(CultureInfo.InvariantCulture);
            if (key == named?.Id)
                ticked.Add(key);
            foreach (var (part, said) in parts)
                fields[$"{fact}.{key}.{part}"] = said is null ? [] : [said];
        }

        fields[fact] = rows.Count == 0 ? [AnswerForm.None] : ticked;
    }

    public static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static string? Word(JsonNode row, string name) => row[name]?.ToString();
}
