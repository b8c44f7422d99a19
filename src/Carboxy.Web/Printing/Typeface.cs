using System.Buffers.Binary;
using System.Reflection;
using System.Text;

namespace Carboxy.Web.Printing;

/// <summary>A TrueType typeface that travels inside the program: how wide its letters are, and the part of it that a paper needs.</summary>
sealed class Typeface
{
    public static readonly Typeface Plain = Load("GolosText-Regular");
    public static readonly Typeface Strong = Load("GolosText-SemiBold");
    public static readonly Typeface Title = Load("Literata-SemiBold");

    readonly byte[] file;
    readonly Dictionary<string, (int At, int Length)> tables = [];
    readonly Dictionary<int, ushort> glyphs = [];
    readonly int metrics;

    Typeface(string name, byte[] file)
    {
        (Name, this.file) = (name, file);
        for (var i = 0; i < U16(4); i++)
            tables[Encoding.ASCII.GetString(file, 12 + (16 * i), 4)] = (S32(12 + (16 * i) + 8), S32(12 + (16 * i) + 12));
        metrics = U16(tables["hhea"].At + 34);
        ReadLetters(tables["cmap"].At);
    }

    public string Name { get; }

    public int GlyphCount => U16(tables["maxp"].At + 4);

    public int Ascent => Thousandths(S16(tables["hhea"].At + 4));

    public int Descent => Thousandths(S16(tables["hhea"].At + 6));

    /// <summary>The box that holds every glyph, in thousandths of the size.</summary>
    public IReadOnlyList<int> Box => [.. Enumerable.Range(0, 4).Select(i => Thousandths(S16(tables["head"].At + 36 + (2 * i))))];

    /// <summary>The glyph of a letter; 0, an empty box, where the typeface has none.</summary>
    public ushort GlyphOf(Rune letter) => glyphs.GetValueOrDefault(letter.Value);

    public int WidthOf(ushort glyph) => Thousandths(U16(tables["hmtx"].At + (4 * Math.Min(glyph, metrics - 1))));

    public double Measure(string words, double size) => words.EnumerateRunes().Sum(letter => WidthOf(GlyphOf(letter))) * size / 1000;

    /// <summary>The typeface with the outlines of these glyphs only; every glyph keeps its number.</summary>
    public byte[] Subset(IEnumerable<ushort> used)
    {
        var kept = WithParts(used);
        var (outlines, places) = (new MemoryStream(), new byte[4 * (GlyphCount + 1)]);
        for (var glyph = 0; glyph <= GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * glyph), (uint)outlines.Length);
            if (glyph == GlyphCount || !kept.Contains((ushort)glyph))
                continue;
            var (from, length) = Outline((ushort)glyph);
            outlines.Write(file, from, length);
            while (outlines.Length % 4 != 0)
                outlines.WriteByte(0);
        }

        var head = Table("head");
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1); // long places
        return Assemble(new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = head, ["hhea"] = Table("hhea"), ["hmtx"] = Table("hmtx"), ["maxp"] = Table("maxp"), ["loca"] = places, ["glyf"] = outlines.ToArray(),
            ["cvt "] = Table("cvt "), ["fpgm"] = Table("fpgm"), ["prep"] = Table("prep"),
        });
    }

    static Typeface Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Fonts/{name}.ttf") ?? throw new InvalidOperationException($"The typeface {name} is missing from the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(name, bytes);
    }

    /// <summary>Reads the segments that map letters to glyphs (format 4); the typefaces shipped here have nothing beyond them.</summary>
    void ReadLetters(int cmap)
    {
        var map = Enumerable.Range(0, U16(cmap + 2)).Select(i => cmap + S32(cmap + 4 + (8 * i) + 4)).First(at => U16(at) == 4);
        var segments = U16(map + 6) / 2;
        var (ends, starts) = (map + 14, map + 16 + (2 * segments));
        var (deltas, ranges) = (starts + (2 * segments), starts + (4 * segments));
        for (var i = 0; i < segments; i++)
        {
            for (var letter = U16(starts + (2 * i)); letter <= U16(ends + (2 * i)) && letter != 0xFFFF; letter++)
            {
                var (range, delta) = (U16(ranges + (2 * i)), U16(deltas + (2 * i)));
                var glyph = range == 0 ? letter : U16(ranges + (2 * i) + range + (2 * (letter - U16(starts + (2 * i)))));
                if (glyph != 0)
                    glyphs[letter] = (ushort)(glyph + delta);
            }
        }
    }

    /// <summary>Accented letters are drawn from others, which are kept with them.</summary>
    HashSet<ushort> WithParts(IEnumerable<ushort> used)
    {
        var (kept, waiting) = (new HashSet<ushort>(), new Stack<ushort>(used.Append((ushort)0)));
        while (waiting.TryPop(out var glyph))
        {
            var (at, length) = Outline(glyph);
            if (!kept.Add(glyph) || length == 0 || S16(at) >= 0)
                continue;
            const int More = 0x20, Words = 0x1, Scale = 0x8, TwoScales = 0x40, Matrix = 0x80;
            int flags;
            at += 10;
            do
            {
                flags = U16(at);
                waiting.Push((ushort)U16(at + 2));
                at += 4 + ((flags & Words) != 0 ? 4 : 2) + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
            }
            while ((flags & More) != 0);
        }

        return kept;
    }

    (int At, int Length) Outline(ushort glyph)
    {
        var (loca, wide) = (tables["loca"].At, S16(tables["head"].At + 50) == 1);
        int Place(int i) => wide ? S32(loca + (4 * i)) : 2 * U16(loca + (2 * i));
        return (tables["glyf"].At + Place(glyph), Place(glyph + 1) - Place(glyph));
    }

    static byte[] Assemble(SortedDictionary<string, byte[]> parts)
    {
        var present = parts.Where(p => p.Value.Length > 0).ToList();
        var (font, at) = (new MemoryStream(), 12 + (16 * present.Count));
        Span<byte> number = stackalloc byte[4];
        var log = (int)Math.Log2(present.Count);
        foreach (var word in new[] { 1, 0, present.Count, 16 << log, log, (16 * present.Count) - (16 << log) })
        {
            BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)word);
            font.Write(number[..2]);
        }

        foreach (var (name, bytes) in present)
        {
            font.Write(Encoding.ASCII.GetBytes(name));
            foreach (var value in new[] { Checksum(bytes), (uint)at, (uint)bytes.Length })
            {
                BinaryPrimitives.WriteUInt32BigEndian(number, value);
                font.Write(number);
            }

            at += (bytes.Length + 3) / 4 * 4;
        }

        foreach (var (_, bytes) in present)
            font.Write([.. bytes, .. new byte[((bytes.Length + 3) / 4 * 4) - bytes.Length]]);
        return font.ToArray();
    }

    static uint Checksum(byte[] bytes)
    {
        var padded = new byte[(bytes.Length + 3) / 4 * 4];
        bytes.CopyTo(padded, 0);
        return Enumerable.Range(0, padded.Length / 4).Aggregate(0u, (sum, i) => unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(4 * i))));
    }

    byte[] Table(string name) => tables.TryGetValue(name, out var table) ? file.AsSpan(table.At, table.Length).ToArray() : [];

    int Thousandths(int units) => units * 1000 / U16(tables["head"].At + 18);

    int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    int S32(int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
}
