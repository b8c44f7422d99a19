using Carboxy.Knowledge.Checking;
using Carboxy.Knowledge.Phrases;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Public;

/// <summary>The pages of knowledge/pages/ru and knowledge/pages/en: each exists in both languages and promises nothing.</summary>
static class PublicPages
{
    static readonly (string Folder, Language Language)[] Languages = [("ru", Language.Russian), ("en", Language.English)];

    public static (IReadOnlyList<PublicPage> Pages, IReadOnlyList<KnowledgeFile> Files) Load(string path, BannedPhrases phrases, long largest, Faults faults)
    {
        var (pages, files) = (new List<PublicPage>(), new List<KnowledgeFile>());
        foreach (var file in KnowledgeFolder.FilesUnder(Path.Combine(path, KnowledgeRooms.Pages)))
        {
            var name = KnowledgeFolder.NameOf(path, file);
            var (folder, language) = Languages.FirstOrDefault(l => Path.GetFileName(Path.GetDirectoryName(file)) == l.Folder);
            if (folder is null || Path.GetExtension(file) is not ".md")
                KnowledgeFolder.Strange(name, faults);
            else if (TextFile.Read(file, name, largest, faults) is { } text)
                Add(name, text, language);
        }

        OneOfEach(pages, faults);
        return (pages, files);

        void Add(string name, string text, Language language)
        {
            PatientTextCheck.Run(text, new(name, 1, 1), phrases, found => new(name, found.Line, found.Column), faults);
            if (PublicPageReader.Read(name, text, language, faults) is not { } page)
                return;
            pages.Add(page);
            if (FrontMatter.Of(name, text, new()).Fields is { } head)
                files.Add(new(KnowledgeRooms.Pages, name, text, head));
        }
    }

    static void OneOfEach(IReadOnlyList<PublicPage> pages, Faults faults)
    {
        foreach (var page in pages)
        {
            if (pages.First(p => p.Slug == page.Slug && p.Language == page.Language) is { } first && first != page)
                faults.Add(page.Place, new($"Адрес «{page.Slug}» уже занят: {first.Place}.", $"The slug \"{page.Slug}\" is taken: {first.Place}."), new("Дайте странице другой slug.", "Give the page another slug."));
            if (!pages.Any(p => p.Slug == page.Slug && p.Language != page.Language))
                faults.Add(page.Place, new($"Страницы «{page.Slug}» нет на втором языке.", $"The page \"{page.Slug}\" is missing in the other language."), new("Напишите её в pages/ru и pages/en.", "Write it in pages/ru and pages/en."));
        }
    }
}
