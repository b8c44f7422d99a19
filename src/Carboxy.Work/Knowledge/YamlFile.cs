using Carboxy.Knowledge.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Carboxy.Work.Knowledge;

/// <summary>Turns YAML text into nodes with places. Anchors, duplicate keys and bad syntax are faults.</summary>
public static class YamlFile
{
    public static Node? Read(string file, string text, Faults faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : ToNode(file, stream.Documents[0].RootNode);
        }
        catch (YamlException e)
        {
            faults.Add(new(file, (int)e.Start.Line, (int)e.Start.Column),
                new($"Файл не читается как YAML: {e.Message}", $"The file is not readable YAML: {e.Message}"),
                new("Проверьте отступы, кавычки и повторы ключей.", "Check the indentation, quotes and repeated keys."));
            return null;
        }
    }

    static Node ToNode(string file, YamlNode node) => node switch
    {
        YamlScalarNode s => new Node.Scalar(PlaceOf(file, s), s.Value ?? "", s.Style is not ScalarStyle.Plain),
        YamlSequenceNode s => new Node.Sequence(PlaceOf(file, s), [.. s.Children.Select(c => ToNode(file, c))]),
        YamlMappingNode m => new Node.Mapping(PlaceOf(file, m), [.. m.Children.Select(c =>
            new Node.Entry((c.Key as YamlScalarNode)?.Value ?? "", PlaceOf(file, c.Key), ToNode(file, c.Value)))]),
        _ => new Node.Scalar(PlaceOf(file, node), "", Quoted: false),
    };

    static Place PlaceOf(string file, YamlNode node) => new(file, (int)node.Start.Line, (int)node.Start.Column);
}
