using System.Globalization;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Reading;

/// <summary>
/// Reads the fields of one mapping strictly: what is missing, of the wrong kind, or left over after
/// <see cref="Done"/> is a fault with its place. A read that fails yields a harmless default, so that the rest is checked too.
/// </summary>
public sealed class Fields(Node.Mapping mapping, Faults faults)
{
    readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Place Place => mapping.Place;

    public Faults Faults => faults;

    public static Fields Of(Node node, Faults faults)
    {
        if (node is Node.Mapping mapping)
            return new(mapping, faults);
        faults.Add(node.Place, new("Здесь ждали поля «ключ: значение».", "Expected \"key: value\" fields here."),
            new("Запишите запись полями.", "Write the entry as fields."));
        return new(new(node.Place, []), faults);
    }

    /// <summary>The node under a key, or null where the key is absent.</summary>
    public Node? Find(string key)
    {
        asked.Add(key);
        return mapping.Entries.FirstOrDefault(e => e.Key == key)?.Value;
    }

    public bool Has(string key) => mapping.Entries.Any(e => e.Key == key);

    public Place PlaceOf(string key) => mapping.Entries.FirstOrDefault(e => e.Key == key)?.Value.Place ?? Place;

    public Node? Need(string key)
    {
        var node = Find(key);
        if (node is null)
            faults.Add(Place, new($"Нет поля «{key}».", $"The field \"{key}\" is missing."), new($"Добавьте «{key}».", $"Add \"{key}\"."));
        return node;
    }

    public string Word(string key) => Need(key) is { } node ? Reads.Word(node, faults) : "";

    public string? OptionalWord(string key) => Find(key) is { } node ? Reads.Word(node, faults) : null;

    public IReadOnlyList<string> Words(string key) => Need(key) is { } node ? Reads.Words(node, faults) : [];

    public IReadOnlyList<string> OptionalWords(string key) => Find(key) is { } node ? Reads.Words(node, faults) : [];

    /// <summary>Words in both languages: a mapping with exactly <c>ru</c> and <c>en</c>.</summary>
    public Text Text(string key) => Need(key) is { } node ? Reads.Text(node, faults) : Reads.NoText;

    public Text? OptionalText(string key) => Find(key) is { } node ? Reads.Text(node, faults) : null;

    public decimal Number(string key) => Need(key) is { } node ? Reads.Number(node, faults) ?? 0 : 0;

    public decimal? OptionalNumber(string key) => Find(key) is { } node ? Reads.Number(node, faults) : null;

    public int Whole(string key) => OptionalWhole(key) ?? Missing(key);

    public int? OptionalWhole(string key)
    {
        if (Find(key) is not { } node || Reads.Number(node, faults) is not { } number)
            return null;
        if (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue)
            return (int)number;
        faults.Add(node.Place, new($"«{key}» должно быть целым числом.", $"\"{key}\" must be a whole number."), new("Исправьте число.", "Correct the number."));
        return null;
    }

    public bool Flag(string key, bool otherwise = false)
    {
        if (Find(key) is not { } node)
            return otherwise;
        var word = Reads.Word(node, faults);
        if (word is "yes" or "true")
            return true;
        if (word is not ("no" or "false"))
            faults.Add(node.Place, new($"«{key}» бывает yes или no.", $"\"{key}\" is yes or no."), new("Напишите yes или no.", "Write yes or no."));
        return false;
    }

    /// <summary>A range <c>a..b</c>, both ends included; a single number is a range of itself.</summary>
    public NumberRange Range(string key) => Need(key) is { } node ? Reads.Range(node, faults) ?? default : default;

    public NumberRange? OptionalRange(string key) => Find(key) is { } node ? Reads.Range(node, faults) : null;

    public IReadOnlyList<T> Each<T>(string key, Func<Fields, T> read) =>
        Find(key) is { } node ? [.. Reads.Items(node, faults).Select(item => ReadOne(item, read))] : [];

    public T Choice<T>(string key, IReadOnlyDictionary<string, T> words)
    {
        if (Need(key) is not { } node)
            return words.Values.First();
        var word = Reads.Word(node, faults);
        if (words.TryGetValue(word, out var value))
            return value;
        var known = string.Join(", ", words.Keys);
        faults.Add(node.Place, new($"Неизвестное значение «{word}».", $"Unknown value \"{word}\"."), new($"Допустимы: {known}.", $"Use one of: {known}."));
        return words.Values.First();
    }

    /// <summary>Reports every field that nobody asked for: a misspelt word must not pass as silence.</summary>
    public void Done()
    {
        foreach (var entry in mapping.Entries.Where(e => !asked.Contains(e.Key)))
        {
            var known = string.Join(", ", asked.Order(StringComparer.Ordinal));
            faults.Add(entry.KeyPlace, new($"Неизвестное поле «{entry.Key}».", $"Unknown field \"{entry.Key}\"."), new($"Здесь бывают: {known}.", $"Known here: {known}."));
        }
    }

    T ReadOne<T>(Node item, Func<Fields, T> read)
    {
        var fields = Of(item, faults);
        var value = read(fields);
        fields.Done();
        return value;
    }

    int Missing(string key)
    {
        if (!Has(key))
            Need(key);
        return 0;
    }
}
