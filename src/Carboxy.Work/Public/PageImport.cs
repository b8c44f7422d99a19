using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text;
using Carboxy.Knowledge.Phrases;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Work.Public;

/// <summary>A clinic's page in our form, what it lost on the way, and the promises that it must not make.</summary>
public sealed record ImportedPage(Language Language, string Title, string Slug, string Markdown, IReadOnlyList<string> LeftOut, IReadOnlyList<PhraseFound> Phrases);

/// <summary>Takes over a clinic's existing page: its head is put in order, its promises are listed, its words stay.</summary>
public static class PageImport
{
    public const long LargestFile = 5 * 1024 * 1024;

    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The page, or null where it cannot be one; then faults say why. The language is told by the letters unless given.</summary>
    public static ImportedPage? Run(string file, string text, Language? language, BannedPhrases phrases, Faults faults)
    {
        var front = FrontMatter.Of(file, text, faults);
        if (!faults.None)
            return null;
        var title = Word(front, "title") ?? Heading(front.Body);
        if (title is null)
            faults.Add(new(file, 1, 1), new("У страницы нет названия.", "The page has no title."), new("Добавьте title в шапку или заголовок «# …».", "Add a title to the head or a heading \"# ...\"."));
        if (front.Body.AsSpan().IsWhiteSpace())
            faults.Add(new(file, 1, 1), new("На странице нет текста.", "The page has no text."), new("Добавьте текст после шапки.", "Add text after the head."));
        else if (PageMarkdown.ToHtml(front.Body) is null)
            faults.Add(new(file, 1, 1), new("Разметка вложена слишком глубоко.", "The Markdown is nested too deeply."), new("Упростите списки и цитаты.", "Simplify the lists and quotations."));
        if (title is null || !faults.None)
            return null;
        if (phrases.TryFind(text) is not { } promises)
        {
            faults.Add(new(file, 1, 1), new("Текст не удаётся просмотреть: в нём нет обычных слов и предложений.", "The text cannot be looked through: it does not hold ordinary words and sentences."), new("Проверьте, та ли это страница.", "Check that this is the right page."));
            return null;
        }

        var slug = Word(front, "slug") is { } given && PublicPageReader.Slug().IsMatch(given) ? given : SlugOf(title);
        var hero = (Word(front, "hero") ?? Word(front, "hero_image")) is { } picture && PublicPageReader.FileName().IsMatch(picture) ? picture : null;
        var head = new List<(string Key, string? Value)>
        {
            ("title", title), ("description", Word(front, "description") ?? Opening(front.Body) ?? title), ("slug", slug),
            ("hero", hero), ("hero_alt", hero is null ? null : Word(front, "hero_alt") ?? title),
        };
        return new(language ?? Spoken(text), title, slug, Page(head, front.Body), LeftOut(front, hero), promises);
    }

    static string Page(IEnumerable<(string Key, string? Value)> head, string body)
    {
        var page = new StringBuilder("---\n");
        foreach (var (key, value) in head.Where(field => field.Value is not null))
            page.Append(key).Append(": ").Append(JsonSerializer.Serialize(value, Readable)).Append('\n');
        return page.Append("sources: []\n---\n").Append(body.TrimEnd()).Append('\n').ToString();
    }

    static IReadOnlyList<string> LeftOut(FrontMatter front, string? hero) =>
        [.. (front.Fields?.Entries ?? []).Select(e => e.Key).Where(key => key is not ("title" or "description" or "slug" or "hero_alt") && !(key is "hero" or "hero_image" && hero is not null))];

    static string? Word(FrontMatter front, string key) =>
        front.Fields?.Entries.FirstOrDefault(e => e.Key == key)?.Value is Node.Scalar { Value: var word } && !string.IsNullOrWhiteSpace(word) ? word.Trim() : null;

    static string? Heading(string body) => Lines(body).FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() is { Length: > 0 } heading ? heading : null;

    /// <summary>The first paragraph, cut at a word near the length that previews show.</summary>
    static string? Opening(string body)
    {
        const int Shown = 200;
        if (Lines(body).FirstOrDefault(line => line.Length > 0 && char.IsLetter(line[0])) is not { } line)
            return null;
        return line.Length <= Shown ? line : line[..Math.Max(line.LastIndexOf(' ', Shown), Shown / 2)].TrimEnd(',', ';', ' ') + "…";
    }

    static IEnumerable<string> Lines(string body) => body.Split('\n').Select(line => line.Trim());

    static Language Spoken(string text)
    {
        var (cyrillic, latin) = (text.Count(c => c is >= 'А' and <= 'я' or 'ё' or 'Ё'), text.Count(char.IsAsciiLetter));
        return cyrillic > latin ? Language.Russian : Language.English;
    }

    static string SlugOf(string title)
    {
        var words = string.Concat(title.ToLowerInvariant().Normalize(NormalizationForm.FormC).Select(Latin))
            .Split('-', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words);
        return slug.Length == 0 ? "page" : slug[..Math.Min(slug.Length, 80)].TrimEnd('-');
    }

    static string Latin(char letter)
    {
        const string Russian = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
        string[] latin = ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"];
        return Russian.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? latin[at] : char.IsAsciiLetterOrDigit(letter) ? letter.ToString(CultureInfo.InvariantCulture) : "-";
    }
}
