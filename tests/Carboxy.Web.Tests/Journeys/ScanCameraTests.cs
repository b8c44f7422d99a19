using System.Globalization;
using System.Text;
using Carboxy.Materials;
using Carboxy.Quantities;
using Carboxy.Web.Screening;
using Carboxy.Work.Materials;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A browser whose camera looks at a label, and that cannot read codes by itself, as on many tablets.</summary>
public sealed class CameraBrowser : Browser
{
    const int Width = 640, Height = 480, Field = 14;

    readonly string film = Path.Combine(Path.GetTempPath(), $"carboxy-film-{Guid.CreateVersion7():n}.y4m"); // the browser goes by the ending

    protected override IEnumerable<string> More => ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-video-capture={film}"];

    public override async ValueTask InitializeAsync()
    {
        await File.WriteAllBytesAsync(film, Film(Codes.DataMatrix));
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        File.Delete(film);
    }

    /// <summary>Two frames of YUV4MPEG2 with the code in the middle of a light wall.</summary>
    static byte[] Film(string code)
    {
        var rows = code.Split('\n');
        var (left, top) = ((Width - (rows[0].Length * Field)) / 2, (Height - (rows.Length * Field)) / 2);
        var frame = new byte[Width * Height * 3 / 2];
        Array.Fill(frame, (byte)128);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                frame[(y * Width) + x] = y >= top && x >= left && (y - top) / Field is var row && row < rows.Length && (x - left) / Field is var column && column < rows[row].Length && rows[row][column] == '#' ? (byte)30 : (byte)215;
        using var written = new MemoryStream();
        written.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420jpeg\n")));
        for (var i = 0; i < 2; i++)
        {
            written.Write("FRAME\n"u8);
            written.Write(frame);
        }

        return written.ToArray();
    }
}

public class ScanCameraTests(CameraBrowser browser) : IClassFixture<CameraBrowser>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    const string Read = """
        async ([rows, turned, field]) => {
          const [high, wide] = [rows.length, rows[0].length];
          const canvas = Object.assign(document.createElement('canvas'), { width: (wide + 8) * field, height: (high + 8) * field });
          const pen = canvas.getContext('2d');
          pen.fillStyle = '#e8e4dc'; pen.fillRect(0, 0, canvas.width, canvas.height);
          pen.translate(canvas.width / 2, canvas.height / 2); pen.rotate(turned * Math.PI / 180); pen.translate(-wide * field / 2, -high * field / 2);
          pen.fillStyle = '#27231f';
          rows.forEach((row, y) => [...row].forEach((dark, x) => { if (dark === '#') pen.fillRect(x * field, y * field, field + 0.5, field + 0.5); }));
          const { readPicture } = await import(document.querySelector('[data-reader]').dataset.reader);
          return readPicture(pen.getImageData(0, 0, canvas.width, canvas.height));
        }
        """;

    [Fact]
    public async Task A_label_is_read_by_camera_in_a_browser_that_cannot_read_codes_with_and_without_a_network()
    {
        await using var prepared = new Prepared();
        await prepared.InitializeAsync();
        await prepared.WithAsync((ReceiveLot receive) => receive.RunAsync("receive-CL-2", new() { New = new() { Name = "Средство CL-2", Kind = ProductKind.Cleanser, Gtin = "4601234567893" }, Number = "CL-2", ExpiresOn = new(2031, 1, 2), Amount = 10 }, Cancel));
        var page = await browser.OpenAsync(prepared, width: 820, height: 1180);
        List<string> asked = [];
        page.Request += (_, request) => asked.Add(request.Url);
        var session = await TabletJourneyTests.BeginAsync(prepared, page, Modality.NonInvasive, "face", "S0-17", "gel_mask_course", "M-01", "Камерина");
        Assert.False(await page.EvaluateAsync<bool>("'BarcodeDetector' in window"));

        // In the store room: the form is sent with what was read, and the reader comes only when the camera is opened.
        await page.GotoAsync("/stock/receive");
        await page.Locator("[data-scan-camera]").WaitForAsync();
        Assert.DoesNotContain(asked, url => url.Contains("/assets/reader-", StringComparison.Ordinal));
        await page.Locator("[data-scan-camera]").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("04601234567893", StringComparison.Ordinal) || url.Contains("/stock/lots/", StringComparison.Ordinal));
        Assert.Contains(asked, url => url.Contains("/assets/reader-", StringComparison.Ordinal));

        // Beside the patient, without a network.
        var hands = new TabletHands(page);
        await hands.OpenAsync(new(prepared.Address, session));
        await hands.ArmedAsync();
        if (await hands.Step.Locator("[data-name=begin]").CountAsync() > 0) await hands.Step.Locator("[data-name=begin]").ClickAsync();
        await hands.SentAsync();
        await page.Context.SetOfflineAsync(true);
        await hands.Step.Locator("[data-name=by-camera]").ClickAsync();
        await Assertions.Expect(hands.Step.Locator("[name=f-cleanser_batch]")).ToHaveValueAsync("CL-2");
        await Assertions.Expect(hands.Step.Locator("[name=f-cleanser_expires]")).ToHaveValueAsync("2031-01-02");
        await Assertions.Expect(hands.Step.Locator("video")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Codes_are_read_straight_and_turned_and_a_wall_says_nothing()
    {
        await using var prepared = new Prepared();
        await prepared.InitializeAsync();
        var page = await browser.OpenAsync(prepared);
        await new Walk(prepared, page, "ru").EnterAsync("physician");
        await page.GotoAsync("/stock/receive");

        foreach (var (turned, field) in ((int, int)[])[(0, 6), (90, 6), (180, 4), (8, 9)])
        {
            Assert.Equal("\u001d01046012345678931731010210CL-2", await ReadAsync(Codes.DataMatrix, turned, field));
            Assert.Equal("https://id.example/01/04601234567893/10/CL-2?17=310102", await ReadAsync(Codes.Qr, turned, field));
        }

        Assert.Null(await ReadAsync(string.Join('\n', Enumerable.Repeat(new string('.', 20), 20)), 0, 9));

        Task<string?> ReadAsync(string code, int turned, int field) => page.EvaluateAsync<string?>(Read, new object[] { code.Split('\n'), turned, field });
    }

    [Fact]
    public async Task Where_there_is_no_camera_a_sentence_says_to_type_the_code()
    {
        await using var prepared = new Prepared();
        await prepared.InitializeAsync();
        await prepared.WithAsync((ReceiveLot receive) => receive.RunAsync("receive-CL-2", new() { New = new() { Name = "Средство CL-2", Kind = ProductKind.Cleanser }, Number = "CL-2", ExpiresOn = new(2031, 1, 2), Amount = 10 }, Cancel));
        var page = await browser.OpenAsync(prepared, width: 820, height: 1180);
        await page.AddInitScriptAsync("Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined })");
        var session = await TabletJourneyTests.BeginAsync(prepared, page, Modality.NonInvasive, "face", "S0-17", "gel_mask_course", "M-01", "Безкамерова");
        var hands = new TabletHands(page);
        await hands.OpenAsync(new(prepared.Address, session));
        if (await hands.Step.Locator("[data-name=begin]").CountAsync() > 0) await hands.Step.Locator("[data-name=begin]").ClickAsync();

        await Assertions.Expect(hands.Step.Locator("[data-name=no-camera]")).ToContainTextAsync("введите серию");
        await Assertions.Expect(hands.Step.Locator("[data-name=by-camera]")).ToHaveCountAsync(0);
        await page.GotoAsync("/stock/receive");
        await Assertions.Expect(page.Locator("[data-scan-none]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-scan-camera]")).ToBeHiddenAsync();
    }
}
