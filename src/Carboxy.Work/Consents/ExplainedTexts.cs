using System.Text.Json;
using Carboxy.Sessions;

namespace Carboxy.Work.Consents;

/// <summary>The text that somebody explained before giving a link, in both languages; only this text can be signed by it.</summary>
sealed record ExplainedTexts(string Ru, string En)
{
    public string In(Language language) => language == Language.Russian ? Ru : En;

    public bool IsStill(ConsentText.Composed text) => ConsentText.VersionOf(In(text.Language)) == text.Version;

    public string Write() => JsonSerializer.Serialize(this);

    public static ExplainedTexts Read(string json) => JsonSerializer.Deserialize<ExplainedTexts>(json)!;
}
