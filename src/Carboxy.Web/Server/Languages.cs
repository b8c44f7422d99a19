using Carboxy.Quantities;
using Microsoft.Net.Http.Headers;
using Microsoft.Extensions.Primitives;

namespace Carboxy.Web.Server;

/// <summary>Chooses the language: what was picked here, the person's setting, the browser's wish, then Russian.</summary>
public static class Languages
{
    public static Language Choose(string? cookie, string? person, StringValues accepted) =>
        Read(cookie) ?? Read(person) ?? Wished(accepted) ?? Language.Russian;

    public static Language? Read(string? code) => code switch
    {
        "ru" => Language.Russian,
        "en" => Language.English,
        _ => null,
    };

    public static string Code(Language language) => language == Language.Russian ? "ru" : "en";

    static Language? Wished(StringValues accepted) => StringWithQualityHeaderValue.TryParseList(accepted, out var wishes)
        ? wishes.Where(wish => wish.Quality is not 0)
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => Read(wish.Value.ToString().Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(language => language is not null)
        : null;
}
