using System.Globalization;
using System.Text.Json;

namespace Carboxy.Screening;

/// <summary>Reads values out of JSON strictly and gathers every fault with its path.</summary>
sealed class JsonCaseReader(List<CaseFault> faults)
{
    public void Fault(string path, Text problem, Text remedy)
    {
        if (faults.Count < 100)
            faults.Add(new(path, problem, remedy));
    }

    /// <summary>Whether this very place was found faulty; what lies inside it is then not missed as well.</summary>
    public bool IsFaulty(string path) => faults.Exists(f => f.Path == path);

    /// <summary>The members of an object, each name once; a name that is not known is a fault that names it.</summary>
    public Dictionary<string, JsonElement> Members(JsonElement element, string path, IReadOnlySet<string> known)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (element.ValueKind is not JsonValueKind.Object)
        {
            Fault(path, new("Здесь ждали объект.", "Expected an object."), new("Запишите поля в фигурных скобках.", "Write the fields in braces."));
            return members;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                Fault(Join(path, Shown(member.Name)), new("Такого поля нет.", "This field is not known."), new($"Допустимы: {Sorted(known)}.", $"Known here: {Sorted(known)}."));
            else if (!members.TryAdd(member.Name, member.Value))
                Fault(Join(path, member.Name), new("Поле повторяется.", "This field is given twice."), new("Оставьте одно.", "Keep one of them."));
        }

        return members;
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    public static bool IsUnknown(JsonElement element) => element.ValueKind is JsonValueKind.String && element.ValueEquals("unknown");

    public string Word(JsonElement element, string path)
    {
        if (element.ValueKind is JsonValueKind.String && element.GetString() is { Length: > 0 and <= 500 } word)
            return word;
        Wrong(element, path, new("короткое слово", "a short text"));
        return "";
    }

    public T Choice<T>(JsonElement element, string path, IReadOnlyDictionary<string, T> words)
    {
        if (element.ValueKind is JsonValueKind.String && words.TryGetValue(element.GetString()!, out var value))
            return value;
        var known = string.Join(", ", words.Keys);
        Wrong(element, path, new($"одно из: {known}", $"one of: {known}"));
        return words.Values.First();
    }

    public Truth YesNo(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            case JsonValueKind.String when element.ValueEquals("yes"): return true;
            case JsonValueKind.String when element.ValueEquals("no"): return false;
            case JsonValueKind.String when element.ValueEquals("unknown"): return null;
            default:
                Wrong(element, path, new("yes, no или unknown", "yes, no or unknown"));
                return null;
        }
    }

    public decimal? Number(JsonElement element, string path, decimal from, decimal to)
    {
        if (element.ValueKind is JsonValueKind.Number && element.TryGetDecimal(out var number) && number >= from && number <= to)
            return number;
        Wrong(element, path, new(Inv($"число от {from} до {to}"), Inv($"a number from {from} to {to}")));
        return null;
    }

    public int? Whole(JsonElement element, string path, int from, int to)
    {
        if (element.ValueKind is JsonValueKind.Number && element.TryGetInt32(out var number) && number >= from && number <= to)
            return number;
        Wrong(element, path, new(Inv($"целое число от {from} до {to}"), Inv($"a whole number from {from} to {to}")));
        return null;
    }

    public DateOnly? Day(JsonElement element, string path)
    {
        if (element.ValueKind is JsonValueKind.String && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Wrong(element, path, new("дату вида 2027-03-01", "a date such as 2027-03-01"));
        return null;
    }

    /// <summary>The items of a list, or none where the answer is "no".</summary>
    public IEnumerable<(JsonElement Item, string Path)> Items(JsonElement element, string path)
    {
        if (element.ValueKind is JsonValueKind.String && element.ValueEquals("no"))
            return [];
        if (element.ValueKind is JsonValueKind.Array)
        {
            if (element.GetArrayLength() <= 1000)
                return element.EnumerateArray().Select((item, i) => (item, Inv($"{path}[{i}]")));
            Fault(path, new("В списке больше 1000 записей.", "The list has more than 1,000 entries."), new("Оставьте нужные.", "Keep those that matter."));
            return [];
        }

        Wrong(element, path, new("список или no", "a list or no"));
        return [];
    }

    public void Wrong(JsonElement element, string path, Text expected) =>
        Fault(path, new($"{Shown(element)} здесь не подходит.", $"{Shown(element)} does not fit here."), new($"Ждали {expected.Ru}.", $"Expected {expected.En}."));

    static string Shown(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{...}",
        JsonValueKind.Array => "[...]",
        _ => Shown(element.GetRawText()),
    };

    internal static string Sorted(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal));

    static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
