using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Carboxy.Knowledge;
using Carboxy.Knowledge.Checking;
using Carboxy.Knowledge.Reading;
using Carboxy.Screening;

namespace Carboxy.Work.Knowledge;

/// <summary>
/// The texts that a rule set is made of, with their hash. Kept beside the verdicts, so that each can be replayed by the
/// rules that judged it, long after the files have changed.
/// </summary>
public sealed record RuleSetFiles(IReadOnlyList<KeyValuePair<string, string>> Texts)
{
    static readonly string[] Parts = ["knowledge/rules/", "knowledge/codes/", "knowledge/zones/", "knowledge/indications/", "knowledge/courses/spacing.yaml", "knowledge/protocols/plan-flags.yaml"];

    /// <summary>Eight letters of the SHA-256 over every name and text.</summary>
    public string Hash { get; } = HashOf(Texts);

    /// <summary>The part of the knowledge that verdicts depend on.</summary>
    public static RuleSetFiles Of(IEnumerable<KnowledgeFile> files) => new([.. files
        .Where(f => Parts.Any(part => f.Name.StartsWith(part, StringComparison.Ordinal)))
        .OrderBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => KeyValuePair.Create(f.Name, f.Text.ReplaceLineEndings("\n")))]);

    public RuleSet? Load(Faults faults)
    {
        var nodes = Texts.Select(t => YamlFile.Read(t.Key, t.Value, faults)).OfType<Node>().ToList();
        return RuleReader.Read(nodes, ZoneReader.Read(nodes, faults), IndicationReader.Read(nodes, faults), SpacingReader.Read(nodes, faults), Hash, faults);
    }

    public string ToJson() => JsonSerializer.Serialize(Texts.ToDictionary());

    public static RuleSetFiles FromJson(string json) =>
        new([.. JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.OrderBy(t => t.Key, StringComparer.Ordinal)]);

    static string HashOf(IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        var all = string.Concat(texts.Select(t => $"{t.Key}\n{t.Value}\0"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..8];
    }
}
