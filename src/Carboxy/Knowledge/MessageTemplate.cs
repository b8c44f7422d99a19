using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>What patients are told of one kind of event outside the clinic.</summary>
public sealed record MessageTemplate
{
    public required string Id { get; init; }

    /// <summary>Read by whoever holds the phone: nothing of the treatment.</summary>
    public required Text Subject { get; init; }

    /// <summary>The paragraphs of a mail.</summary>
    public required IReadOnlyList<MessagePart> Mail { get; init; }

    /// <summary>The sentences of a text message.</summary>
    public required IReadOnlyList<MessagePart> Sms { get; init; }

    public required Place Place { get; init; }

    public MessageWords In(Language language, IReadOnlyDictionary<string, string> said) => new(
        MessagePart.Fill(Subject.In(language), said),
        [.. Mail.Where(p => p.HasAll(said)).Select(p => MessagePart.Fill(p.Text.In(language), said))],
        string.Join(' ', Sms.Where(p => p.HasAll(said)).Select(p => MessagePart.Fill(p.Text.In(language), said))));
}

/// <summary>A paragraph or a sentence; left out where something that it needs has nothing to say.</summary>
/// <param name="Needs">Every word that must be there.</param>
public sealed record MessagePart(Text Text, IReadOnlySet<string> Needs)
{
    public bool HasAll(IReadOnlyDictionary<string, string> said) => Needs.All(said.ContainsKey);

    internal static string Fill(string text, IReadOnlyDictionary<string, string> said) =>
        ConsentPartReader.BlanksIn(text).Aggregate(text, (so, blank) => so.Replace($"{{{blank}}}", said[blank], StringComparison.Ordinal));
}

/// <summary>A message in one language, ready to be sent.</summary>
public sealed record MessageWords(string Subject, IReadOnlyList<string> Paragraphs, string Sms);
