using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Carboxy.Knowledge;

namespace Carboxy.Sessions;

/// <summary>What a consent is asked for, and what the clinic says about itself.</summary>
public sealed record ConsentAsked
{
    public required Modality Modality { get; init; }

    /// <summary>A zone id of the knowledge base.</summary>
    public required string Zone { get; init; }

    public required Text ZoneName { get; init; }

    /// <summary>Seed rows of the goals, such as S2-79.</summary>
    public required IReadOnlyList<string> Goals { get; init; }

    public required Text Indication { get; init; }

    /// <summary>How strong the published work on this aim is; said in plain words.</summary>
    public required EvidenceLevel Level { get; init; }

    /// <summary>The evidence for this aim in plain words (FACTS 3.1), trials without benefit included.</summary>
    public required Text Evidence { get; init; }

    public required int FirstSession { get; init; }

    public required int LastSession { get; init; }

    /// <summary>How often, such as "one session every 7 to 14 days".</summary>
    public required Text Rhythm { get; init; }

    public required string Practitioner { get; init; }

    /// <summary>Device and products with their registration in this country; null where the clinic has not said.</summary>
    public Text? Regulatory { get; init; }

    public string? ClinicPhone { get; init; }
}

/// <summary>The consent as the patient reads and signs it.</summary>
public abstract record ConsentText
{
    /// <summary>The text and its version; the version changes with every letter.</summary>
    public sealed record Composed(Language Language, IReadOnlyList<ConsentSection> Sections, string Whole, string Version) : ConsentText;

    /// <summary>Nobody is given a consent with a gap: what is still to be filled in.</summary>
    public sealed record Incomplete(IReadOnlyList<string> Blanks) : ConsentText;

    public static ConsentText Compose(IReadOnlyList<ConsentPart> parts, ConsentAsked asked, Language language)
    {
        var values = Values(asked, language);
        var read = parts.Where(part => IsRead(part, asked)).OrderBy(part => part.Order).ToList();
        var empty = read.SelectMany(part => ConsentPartReader.BlanksIn(part.Text.In(language))).Where(blank => string.IsNullOrWhiteSpace(values.GetValueOrDefault(blank))).Distinct().ToList();
        if (empty.Count > 0 || read.Count == 0)
            return new Incomplete(empty);

        List<ConsentSection> sections = [.. read.Select(part => new ConsentSection(part.Id, part.Heading.In(language), Fill(part.Text.In(language), values)))];
        var whole = string.Join("\n\n", sections.Select(section => $"{section.Heading}\n{section.Words}"));
        return new Composed(language, sections, whole, VersionOf(whole));
    }

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal digits.</summary>
    public static string VersionOf(string whole) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));

    /// <summary>Names the wording that the knowledge base holds, in both languages; it changes with every letter of any part.</summary>
    public static string EditionOf(IReadOnlyList<ConsentPart> parts) =>
        VersionOf(string.Join('\n', parts.Select(p => $"{p.Id}|{p.Heading.Ru}|{p.Heading.En}|{p.Text.Ru}|{p.Text.En}")))[..EditionLetters];

    const int EditionLetters = 12;

    static bool IsRead(ConsentPart part, ConsentAsked asked) =>
        part.Modalities.Contains(asked.Modality)
        && (part.Zones.Count == 0 || part.Zones.Contains(asked.Zone))
        && (part.Goals.Count == 0 || part.Goals.Intersect(asked.Goals).Any())
        && (part.FromSession is not { } from || asked.FirstSession >= from);

    static Dictionary<string, string?> Values(ConsentAsked asked, Language language) => new()
    {
        ["zone"] = asked.ZoneName.In(language),
        ["indication"] = asked.Indication.In(language),
        ["sessions"] = (asked.LastSession - asked.FirstSession + 1).ToString(CultureInfo.InvariantCulture),
        ["rhythm"] = asked.Rhythm.In(language),
        ["practitioner"] = asked.Practitioner,
        ["evidence_level"] = EvidenceWords.Plain(asked.Level).In(language),
        ["evidence"] = asked.Evidence.In(language),
        ["regulatory"] = asked.Regulatory?.In(language),
        ["clinic_phone"] = asked.ClinicPhone,
    };

    // What a person typed in is never read as a place to fill in, so each blank is replaced once, in one pass.
    static string Fill(string text, Dictionary<string, string?> values)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] == '{' ? text.IndexOf('}', at) : -1;
            filled.Append(end < 0 ? text[at].ToString() : values[text[(at + 1)..end]]);
            at = end < 0 ? at + 1 : end + 1;
        }

        return filled.ToString();
    }
}

/// <summary>A heading and its words, as the patient reads them.</summary>
public sealed record ConsentSection(string Part, string Heading, string Words)
{
    /// <summary>The sections of a whole text, as it was kept.</summary>
    public static IReadOnlyList<ConsentSection> Of(string whole) =>
        [.. whole.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('\n', 2) is [var heading, var words] ? new ConsentSection("", heading, words) : new ConsentSection("", "", part))];
}

/// <summary>One section in which two texts differ; null on the side that does not have it.</summary>
public sealed record ConsentChange(string Heading, string? Was, string? Is)
{
    /// <summary>What differs between the text that was shown and the text that holds now, section by section.</summary>
    public static IReadOnlyList<ConsentChange> Between(string shown, string now)
    {
        var (before, after) = (Sections(shown), Sections(now));
        return [.. before.Keys.Union(after.Keys).Where(heading => before.GetValueOrDefault(heading) != after.GetValueOrDefault(heading)).Select(heading => new ConsentChange(heading, before.GetValueOrDefault(heading), after.GetValueOrDefault(heading)))];
    }

    static Dictionary<string, string> Sections(string text) =>
        ConsentSection.Of(text).GroupBy(s => s.Heading, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join('\n', g.Select(s => s.Words)), StringComparer.Ordinal);
}
