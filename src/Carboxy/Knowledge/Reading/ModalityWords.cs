using Carboxy.Quantities;

namespace Carboxy.Knowledge.Reading;

/// <summary>How a knowledge file names the modalities.</summary>
public static class ModalityWords
{
    public static readonly IReadOnlyDictionary<string, Modality> All = new Dictionary<string, Modality>
    {
        ["injection"] = Modality.Injection,
        ["non_invasive"] = Modality.NonInvasive,
    };

    /// <summary>A list under a key, such as <c>modalities: [injection, non_invasive]</c>; never empty.</summary>
    public static IReadOnlyList<Modality> Modalities(this Fields fields, string key = "modalities") => [.. fields.Words(key).Select(word => Read(fields, key, word))];

    static Modality Read(Fields fields, string key, string word)
    {
        if (!All.TryGetValue(word, out var modality))
            fields.Faults.Add(fields.PlaceOf(key), new($"Неизвестная методика «{word}».", $"Unknown modality \"{word}\"."), new("Допустимы: injection, non_invasive.", "Use injection or non_invasive."));
        return modality;
    }
}
