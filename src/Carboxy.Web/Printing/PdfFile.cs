using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Carboxy.Web.Printing;

/// <summary>A PDF file in memory: numbered objects, pages, and typefaces cut down to the letters that were used.</summary>
sealed class PdfFile
{
    const int Catalog = 1;
    const int Pages = 2;
    const int Info = 3;

    readonly List<byte[]?> objects = [null, null, null];
    readonly List<PdfPage> pages = [];
    readonly List<Typeface> faces = [];
    readonly Dictionary<Typeface, SortedDictionary<ushort, Rune>> used = [];

    public required string Title { get; init; }

    public required string Author { get; init; }

    /// <summary>The language that a screen reader speaks it in, such as ru-RU.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset Made { get; init; }

    public IReadOnlyList<PdfPage> Sheets => pages;

    public PdfPage AddPage()
    {
        pages.Add(new(this));
        return pages[^1];
    }

    /// <summary>The name of a typeface within the file.</summary>
    public string NameOf(Typeface face)
    {
        if (!used.ContainsKey(face))
        {
            used[face] = [];
            faces.Add(face);
        }

        return $"F{faces.IndexOf(face) + 1}";
    }

    /// <summary>Words as numbers of glyphs; each letter is remembered, so that the words can be searched and copied.</summary>
    public string Encode(Typeface face, string words)
    {
        var codes = new StringBuilder();
        foreach (var letter in words.EnumerateRunes())
        {
            var glyph = face.GlyphOf(letter);
            used[face].TryAdd(glyph, letter);
            codes.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }

        return codes.ToString();
    }

    public byte[] Save()
    {
        var fonts = string.Join(' ', faces.Select(face => $"/{NameOf(face)} {Font(face)} 0 R"));
        var kids = pages.ConvertAll(page =>
        {
            var content = Stream("", Encoding.ASCII.GetBytes(page.Content));
            return Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent {Pages} 0 R /MediaBox [0 0 {PdfPage.Width:0.##} {PdfPage.Height:0.##}] /Resources << /Font << {fonts} >> >> /Contents {content} 0 R >>"));
        });
        Put(Catalog, $"<< /Type /Catalog /Pages {Pages} 0 R /Lang ({Language}) /ViewerPreferences << /DisplayDocTitle true >> >>");
        Put(Pages, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>");
        Put(Info, string.Create(CultureInfo.InvariantCulture, $"<< /Title {Words(Title)} /Author {Words(Author)} /Creator (Carboxy) /Producer (Carboxy) /CreationDate (D:{Made.UtcDateTime:yyyyMMddHHmmss}Z) >>"));
        return Written();
    }

    int Font(Typeface face)
    {
        var (glyphs, name) = (used[face], $"CARBOX+{face.Name}");
        var bytes = face.Subset(glyphs.Keys);
        var outlines = Stream($"/Length1 {bytes.Length}", bytes);
        var descriptor = Add($"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', face.Box)}] /ItalicAngle 0 /Ascent {face.Ascent} /Descent {face.Descent} /CapHeight {face.Ascent} /StemV 80 /FontFile2 {outlines} 0 R >>");
        var widths = string.Join(' ', glyphs.Keys.Select(glyph => $"{glyph} [{face.WidthOf(glyph)}]"));
        var letters = Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /W [{widths}] /CIDToGIDMap /Identity >>");
        var unicode = Stream("", Encoding.ASCII.GetBytes(ToUnicode(glyphs)));
        return Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{letters} 0 R] /ToUnicode {unicode} 0 R >>");
    }

    static string ToUnicode(SortedDictionary<ushort, Rune> glyphs)
    {
        const int MostInOne = 100;
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var part in glyphs.Chunk(MostInOne))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, letter) in part)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letter.ToString()))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    int Stream(string entries, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(bytes);
        objects.Add([.. Encoding.ASCII.GetBytes($"<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"), .. packed.ToArray(), .. "\nendstream"u8]);
        return objects.Count;
    }

    int Add(string content)
    {
        objects.Add(Encoding.ASCII.GetBytes(content));
        return objects.Count;
    }

    void Put(int number, string content) => objects[number - 1] = Encoding.ASCII.GetBytes(content);

    byte[] Written()
    {
        using var file = new MemoryStream();
        List<long> places = [];
        file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Write(Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Length;
        var table = string.Concat(places.Select(at => string.Create(CultureInfo.InvariantCulture, $"{at:D10} 00000 n \n")));
        file.Write(Encoding.ASCII.GetBytes($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {objects.Count + 1} /Root {Catalog} 0 R /Info {Info} 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    static string Words(string words) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(words))}>";
}
