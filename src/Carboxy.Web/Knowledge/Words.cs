using Carboxy.Quantities;

namespace Carboxy.Web.Knowledge;

/// <summary>Whether what was typed occurs in an entry: every word of it, in either language, in any case.</summary>
static class Words
{
    public static bool Match(string? query, params IEnumerable<string?> texts)
    {
        var words = (query ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8).ToList();
        if (words.Count == 0) return true;
        var all = string.Join('\n', texts);
        return words.TrueForAll(word => all.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    public static IEnumerable<string?> Both(this Text text) => [text.Ru, text.En];
}
