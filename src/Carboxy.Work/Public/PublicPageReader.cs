using System.Text.RegularExpressions;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Work.Public;

/// <summary>Reads one public page strictly.</summary>
public static partial class PublicPageReader
{
    public static PublicPage? Read(string file, string text, Language language, Faults faults)
    {
        var front = FrontMatter.Of(file, text, faults);
        if (front.Fields is null)
        {
            faults.Add(new(file, 1, 1), new("У страницы нет шапки.", "The page has no head."),
                new("Начните с «---», полей title, description, slug, sources и снова «---».", "Begin with \"---\", the fields title, description, slug, sources, and \"---\" again."));
            return null;
        }

        var fields = new Fields(front.Fields, faults);
        var page = new PublicPage
        {
            Language = language,
            Slug = fields.Word("slug"),
            Title = fields.Word("title"),
            Description = fields.Word("description"),
            Hero = fields.OptionalWord("hero"),
            HeroAlt = fields.OptionalWord("hero_alt"),
            Sources = Known.Sources(fields),
            Body = front.Body,
            Place = new(file, 1, 1),
        };
        if (page.Slug.Length > 0 && !Slug().IsMatch(page.Slug))
            faults.Add(fields.PlaceOf("slug"), new("В адресе страницы бывают только латинские строчные буквы, цифры и дефис.", "The slug holds only small Latin letters, digits and hyphens."), new("Например: non-invasive.", "For example: non-invasive."));
        if (page.Hero is { Length: > 0 } hero && !FileName().IsMatch(hero))
            faults.Add(fields.PlaceOf("hero"), new("Картинку называют одним именем файла.", "The picture is named by a file name alone."), new("Например: gel-mask.jpg.", "For example: gel-mask.jpg."));
        if (page.Hero is not null && page.HeroAlt is null)
            faults.Add(fields.PlaceOf("hero"), new("У картинки нет описания.", "The picture has no description."), new("Добавьте hero_alt.", "Add hero_alt."));
        fields.Done();
        return page;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    internal static partial Regex Slug();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]*\.(jpe?g|png|webp|avif|svg)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    internal static partial Regex FileName();
}
