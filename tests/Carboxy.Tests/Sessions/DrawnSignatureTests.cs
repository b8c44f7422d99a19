using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Sessions;

public class DrawnSignatureTests
{
    const string Line = """{"w":600,"h":200,"strokes":[[20,100,120,40,560,90],[30,150]]}""";

    [Fact]
    public void A_signature_is_kept_as_it_was_drawn()
    {
        var drawn = DrawnSignature.Read(Line);

        Assert.Equal(Line, drawn!.Write());
        Assert.Equal("M20 100Q120 40 340 65L560 90M30 150L30 150", drawn.Path());
        Assert.Equal(new SignatureMark.Drawn(drawn), SignatureMark.From(Line, typed: true));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"w":600,"h":200,"strokes":[]}""")]
    [InlineData("""{"w":600,"h":200,"strokes":[[20,100]]}""")] // a dot
    [InlineData("""{"w":600,"h":200,"strokes":[[20,100,25,100]]}""")] // a tick
    [InlineData("""{"w":600,"h":200,"strokes":[[20,100,601,100]]}""")] // out of the box
    [InlineData("""{"w":600,"h":200,"strokes":[[20,100,-1,100]]}""")]
    [InlineData("""{"w":600,"h":200,"strokes":[[20,100,300]]}""")]
    [InlineData("""{"w":600,"h":200,"strokes":[[20,100,"300",100]]}""")]
    [InlineData("""{"w":600,"h":200,"strokes":[[20,100,1e99,100]]}""")]
    [InlineData("""{"w":600,"h":200,"strokes":[[[20],100]]}""")]
    [InlineData("""{"w":600,"h":200,"strokes":[[[[[1]]]]]}""")]
    [InlineData("""{"w":0,"h":200,"strokes":[[0,1,0,100]]}""")]
    [InlineData("""{"w":90000,"h":200,"strokes":[[0,1,80000,100]]}""")]
    [InlineData("""{"w":600,"h":200,"strokes":[[20,100,500,90]],"svg":"<script>"}""")]
    [InlineData("M0 0L500 500\"/><script>alert(1)</script>")]
    public void What_is_no_signature_is_not_read(string? text)
    {
        Assert.Null(DrawnSignature.Read(text));
        Assert.Null(SignatureMark.From(text, typed: false));
        Assert.Equal(new SignatureMark.Typed(), SignatureMark.From(text, typed: true));
    }

    [Fact]
    public void A_signature_has_an_end()
    {
        var endless = $$"""{"w":600,"h":200,"strokes":[[{{string.Join(',', Enumerable.Repeat("10,20,500,20", DrawnSignature.MostPoints))}}]]}""";
        var shredded = $$"""{"w":600,"h":200,"strokes":[{{string.Join(',', Enumerable.Repeat("[10,20,500,20]", DrawnSignature.MostStrokes + 1))}}]}""";

        Assert.Null(DrawnSignature.Read(endless));
        Assert.Null(DrawnSignature.Read(shredded));
        Assert.NotNull(DrawnSignature.Read(shredded.Replace(",[10,20,500,20]]}", "]}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Whatever_comes_is_read_to_itself_or_not_at_all() =>
        Prop.ForAll(Texts.ToArbitrary(), text => DrawnSignature.Read(text) is not { } drawn
            || (DrawnSignature.Read(drawn.Write()) is { } again && again == drawn && drawn.Path().All(c => char.IsAsciiDigit(c) || "MQL .".Contains(c, StringComparison.Ordinal))
                && drawn.Strokes.All(stroke => stroke.All(at => at.X >= 0 && at.X <= drawn.Width && at.Y >= 0 && at.Y <= drawn.Height)))).QuickCheckThrowOnFailure();

    /// <summary>Signatures, and the same with a letter changed somewhere.</summary>
    static Gen<string> Texts =>
        from width in Gen.Choose(1, 1200)
        from height in Gen.Choose(1, 400)
        from strokes in Gen.Choose(0, 1300).ListOf(6).ListOf(3)
        let text = $"{{\"w\":{width},\"h\":{height},\"strokes\":[{string.Join(',', strokes.Select(s => $"[{string.Join(',', s)}]"))}]}}"
        from at in Gen.Choose(0, text.Length - 1)
        from letter in Gen.Elements('"', '[', '}', '-', '9', 'e', '.', ' ')
        from spoil in Gen.Elements(false, true)
        select spoil ? text[..at] + letter + text[(at + 1)..] : text;
}
