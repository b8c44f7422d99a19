using Carboxy.Knowledge.Reading;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Public;

/// <summary>The fields between two lines of dashes at the head of a page, indented or not, and the Markdown after them.</summary>
public sealed record FrontMatter(Node.Mapping? Fields, string Body)
{
    /// <summary>Splits a page; line numbers of the fields are those of the file.</summary>
    public static FrontMatter Of(string file, string text, Faults faults)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != "---")
            return new(null, text.ReplaceLineEndings("\n"));
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        if (end < 0)
        {
            faults.Add(new(file, 1, 1), new("Шапка страницы не закрыта строкой «---».", "The head of the page is not closed by a line \"---\"."),
                new("Добавьте «---» после последнего поля.", "Add \"---\" after the last field."));
            return new(null, "");
        }

        // The first line becomes empty rather than going away, so that places stay true.
        var head = string.Join('\n', lines[1..end].Prepend(""));
        return new(head.AsSpan().IsWhiteSpace() ? null : Mapping(file, head, faults), string.Join('\n', lines[(end + 1)..]).TrimStart('\n'));
    }

    static Node.Mapping? Mapping(string file, string head, Faults faults)
    {
        var before = faults.All.Count;
        var node = YamlFile.Read(file, head, faults);
        if (node is not Node.Mapping && faults.All.Count == before)
            faults.Add(new(file, 2, 1), new("В шапке страницы ждали поля «ключ: значение».", "The head of the page should hold \"key: value\" fields."),
                new("Запишите, например, «title: Название».", "Write, for example, \"title: Name\"."));
        return node as Node.Mapping;
    }
}
