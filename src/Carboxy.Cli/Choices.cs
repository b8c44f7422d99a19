using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Carboxy.Quantities;

namespace Carboxy.Cli;

/// <summary>The options that every command spells alike: the language of its words and the form of its answer.</summary>
static class Choices
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        return format;
    }

    public static Option<string?> Language(string description)
    {
        var language = new Option<string?>("--lang") { Description = description };
        language.AcceptOnlyFromAmong("ru", "en");
        return language;
    }

    public static Language? Said(string? word) => word switch
    {
        "ru" => Quantities.Language.Russian,
        "en" => Quantities.Language.English,
        _ => null,
    };
}
