using Carboxy.Knowledge.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Carboxy.Work.Knowledge;

/// <summary>Turns YAML text into nodes with places. Anchors, repeated keys, deep nesting and bad syntax are faults.</summary>
public sealed class YamlFile
{
    /// <summary>Deeper than any honest file; a hostile one must not exhaust the stack.</summary>
    const int DeepestNesting = 40;

    readonly string file;
    readonly IParser parser;
    readonly Faults faults;

    YamlFile(string file, IParser parser, Faults faults) => (this.file, this.parser, this.faults) = (file, parser, faults);

    /// <summary>The file's content, or null where it is empty or cannot be read; then a fault says why.</summary>
    public static Node? Read(string file, string text, Faults faults)
    {
        var events = new Parser(new StringReader(text));
        try
        {
            return new YamlFile(file, events, faults).Document();
        }
        catch (YamlException e)
        {
            faults.Add(new(file, Math.Max(1, (int)e.Start.Line), Math.Max(1, (int)e.Start.Column)),
                new($"Файл не читается как YAML: {e.Message}", $"The file is not readable YAML: {e.Message}"),
                new("Проверьте отступы, кавычки и закрытие скобок.", "Check the indentation, the quotes and the closing brackets."));
            return null;
        }
    }

    Node? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return null;
        parser.Consume<DocumentStart>();
        var root = Next(depth: 1);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            faults.Add(At(second), new("В файле больше одного документа YAML.", "The file holds more than one YAML document."),
                new("Разделите его на файлы.", "Split it into files."));
        }

        return root;
    }

    Node Next(int depth)
    {
        if (depth > DeepestNesting)
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"nested deeper than {DeepestNesting} levels");
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            NoAnchors(alias);
            return new Node.Scalar(At(alias), "", Quoted: false);
        }

        if (parser.Accept<NodeEvent>(out var node) && !node.Anchor.IsEmpty)
            NoAnchors(node);
        if (parser.TryConsume<SequenceStart>(out var list))
            return new Node.Sequence(At(list), Items(depth));
        if (parser.TryConsume<MappingStart>(out var mapping))
            return new Node.Mapping(At(mapping), Fields(depth));
        var scalar = parser.Consume<Scalar>();
        return new Node.Scalar(At(scalar), scalar.Value, scalar.Style is not ScalarStyle.Plain);
    }

    List<Node> Items(int depth)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Next(depth + 1));
        return items;
    }

    List<Node.Entry> Fields(int depth)
    {
        var fields = new List<Node.Entry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Next(depth + 1);
            var value = Next(depth + 1);
            if (key is not Node.Scalar { Value: { Length: > 0 } name })
                faults.Add(key.Place, new("Ключом может быть только слово.", "Only a word can be a key."), new("Напишите слово и двоеточие.", "Write a word and a colon."));
            else if (!seen.Add(name))
                faults.Add(key.Place, new($"Поле «{name}» здесь уже есть.", $"The field \"{name}\" is already here."), new("Оставьте одно из двух.", "Keep one of the two."));
            else
                fields.Add(new(name, key.Place, value));
        }

        return fields;
    }

    void NoAnchors(ParsingEvent found) => faults.Add(At(found),
        new("Якоря и ссылки YAML (& и *) здесь не приняты.", "YAML anchors and aliases (& and *) are not used here."),
        new("Напишите значение целиком.", "Write the value out."));

    Place At(ParsingEvent found) => new(file, (int)found.Start.Line, (int)found.Start.Column);
}
