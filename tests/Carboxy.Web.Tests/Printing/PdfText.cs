using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Carboxy.Web.Printing;

/// <summary>Reads a PDF back as a reader of files does: objects by number, streams unpacked, letters by each font's own table.</summary>
sealed partial class PdfText
{
    readonly Dictionary<int, string> objects;

    public PdfText(byte[] file)
    {
        Raw = Encoding.Latin1.GetString(file);
        objects = Object().Matches(Raw).ToDictionary(Number, m => m.Groups["body"].Value);
    }

    public string Raw { get; }

    public int Pages => objects.Values.Count(o => o.Contains("/Type /Page ", StringComparison.Ordinal));

    /// <summary>The typeface programs that travel in the file.</summary>
    public IReadOnlyList<byte[]> Fonts => [.. objects.Values.Where(o => o.Contains("/FontFile2 ", StringComparison.Ordinal)).Select(o => Unpacked(Named(o, "FontFile2")))];

    /// <summary>Every piece of text with where it stands, page by page.</summary>
    public IEnumerable<(int Page, string Words, double X, double Y)> Pieces()
    {
        var page = 0;
        foreach (var sheet in objects.Values.Where(o => o.Contains("/Type /Page ", StringComparison.Ordinal)))
        {
            page++;
            var letters = FontName().Matches(sheet).ToDictionary(m => m.Groups["name"].Value, m => Letters(Number(m)));
            var content = Encoding.ASCII.GetString(Unpacked(Named(sheet, "Contents")));
            foreach (Match piece in Piece().Matches(content))
                yield return (page, Read(piece.Groups["hex"].Value, letters[piece.Groups["font"].Value]), Value(piece, "x"), Value(piece, "y"));
        }
    }

    public string Words => string.Join(' ', Pieces().Select(p => p.Words));

    /// <summary>The places in the file that its table of contents names, and what stands there.</summary>
    public IEnumerable<(int Object, string There)> Places()
    {
        var start = Number(Start().Match(Raw));
        return Row().Matches(Raw[start..]).Select((m, i) => (i + 1, Raw.Substring(Number(m), 12)));
    }

    static string Read(string hex, Dictionary<string, string> letters) => string.Concat(hex.Chunk(4).Select(code => letters[new string(code)]));

    Dictionary<string, string> Letters(int font)
    {
        var map = Encoding.ASCII.GetString(Unpacked(Named(objects[font], "ToUnicode")));
        return Pair().Matches(map).Where(m => m.Groups["to"].Value != "FFFF").ToDictionary(m => m.Groups["from"].Value, m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups["to"].Value)));
    }

    byte[] Unpacked(int number)
    {
        var body = objects[number];
        var from = body.IndexOf("stream\n", StringComparison.Ordinal) + 7;
        using var zip = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(body[from..body.LastIndexOf("\nendstream", StringComparison.Ordinal)])), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zip.CopyTo(bytes);
        return bytes.ToArray();
    }

    static int Number(Match match) => int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);

    /// <summary>The object that an entry names.</summary>
    static int Named(string body, string entry) => Entry().Matches(body).Where(m => m.Groups["entry"].Value == entry).Select(Number).First();

    static double Value(Match match, string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<n>\d+) 0 obj\n(?<body>.*?)\nendobj", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Object();

    [GeneratedRegex(@"/(?<entry>[A-Za-z0-9]+) (?<n>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"/(?<name>F\d+) (?<n>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FontName();

    [GeneratedRegex(@"startxref\n(?<n>\d+)\n%%EOF", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Start();

    [GeneratedRegex(@"(?<n>\d{10}) 00000 n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"/(?<font>F\d+) [\d.]+ Tf 1 0 0 1 (?<x>[-\d.]+) (?<y>[-\d.]+) Tm <(?<hex>[0-9A-F]*)> Tj", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Piece();

    [GeneratedRegex("<(?<from>[0-9A-F]{4})> <(?<to>[0-9A-F]{4,8})>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pair();
}
