using System.Text.Json;
using Carboxy.Screening;

namespace Carboxy.Work.Screening;

/// <summary>What the patient came for: where, with which aims, by which ways.</summary>
/// <param name="Zone">A zone id of the knowledge base.</param>
/// <param name="Goals">Indications wanted, by seed row id.</param>
/// <param name="Modalities">The ways that are asked about; never none.</param>
public sealed record Wish(string Zone, IReadOnlyList<string> Goals, IReadOnlyList<Modality> Modalities)
{
    public string ToJson() => JsonSerializer.Serialize(new Written(Zone, Goals, [.. Modalities.Select(AnswerWords.Of)]));

    public static Wish FromJson(string json) => JsonSerializer.Deserialize<Written>(json) is { } read
        ? new(read.Zone, read.Goals, [.. read.Modalities.Select(word => AnswerWords.Modalities[word])])
        : throw new JsonException("A wish is empty.");

    sealed record Written(string Zone, IReadOnlyList<string> Goals, IReadOnlyList<string> Modalities);
}
