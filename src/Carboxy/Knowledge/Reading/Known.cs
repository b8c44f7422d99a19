using Carboxy.Quantities;

namespace Carboxy.Knowledge.Reading;

/// <summary>The words by which knowledge files name the values that the clinic shares.</summary>
public static class Known
{
    public static readonly IReadOnlyDictionary<string, Modality> Modalities = new Dictionary<string, Modality>(StringComparer.Ordinal)
    {
        ["injection"] = Modality.Injection,
        ["non_invasive"] = Modality.NonInvasive,
    };

    public static readonly IReadOnlyDictionary<string, Side> Sides = new Dictionary<string, Side>(StringComparer.Ordinal)
    {
        ["none"] = Side.None,
        ["left"] = Side.Left,
        ["right"] = Side.Right,
        ["both"] = Side.Both,
    };

    /// <summary>Reads a list of known words; a word that is not known is a fault.</summary>
    public static IReadOnlyList<T> List<T>(Fields fields, string key, IReadOnlyDictionary<string, T> words)
    {
        var said = fields.Words(key);
        foreach (var word in said.Where(word => !words.ContainsKey(word)))
        {
            fields.Faults.Add(fields.PlaceOf(key), new($"Неизвестное значение «{word}».", $"Unknown value \"{word}\"."),
                new($"Допустимы: {string.Join(", ", words.Keys)}.", $"Use one of: {string.Join(", ", words.Keys)}."));
        }

        return [.. said.Where(words.ContainsKey).Select(word => words[word])];
    }

    /// <summary>The source ids of an entry; an entry of medicine without a source is a fault.</summary>
    public static IReadOnlyList<string> Sources(Fields fields)
    {
        var sources = fields.Words("sources");
        if (fields.Has("sources") && sources.Count == 0)
        {
            fields.Faults.Add(fields.PlaceOf("sources"), new("Ни одного источника.", "There is no source."),
                new("Назовите строку S0-/S2-, [n], R-, C-, G- или P.", "Name a row S0-/S2-, [n], R-, C-, G- or P."));
        }

        return sources;
    }
}
