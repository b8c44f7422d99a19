using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Carboxy.Quantities;

namespace Carboxy.Materials;

/// <summary>Codes with what the server reads in them; a tablet's script must read the same without a network.</summary>
public class ScanVectors
{
    static readonly string Root = FindRoot();

    static readonly string[] Codes =
    [
        "", "hello", "4601234567893", "4601234567894", "40170725", "]E04601234567893", "(01)04601234567893(17)270331(10)GL-0932(21)S1", "(10)A(5)B(17)270331", "(10)A(17)280200", "(10)A(17)990501", "(10)A(17)760501",
        "(10)A(17)770501", "(17)271331(10)A", "(17)270231(10)A", "(10)A(10)B", "(10)A(10)A", "(17)270331", "(88)XYZ", "(01)04601234567890", "(10)", "(10)Ж", "(3103)001250(10)A", "(91)abc(21)7",
        "]C10104601234567893" + "1727033110GL-0932\u001d21S1", "]d2\u001d0104601234567893" + "21S1\u001d10GL-0932\u001d17270331", "010460123456789317270331", "]C10104601234567893172703", "]C110ABC\u001d\u001d21X",
        "https://id.gs1.org/01/04601234567893/10/GL-0932/21/S1?17=270331", "HTTP://maker.example/a/b/01/4601234567893/10/A%2FB?linkType=x&17=270331#top", "https://example.com/01/4601234567893/10/.", "https://example.com/01/4601234567893/10/01/21/8", "https://example.com/a/01/01/4601234567893/10/01",
        "https://example.com/01/4601234567893/21/S/10/A", "https://example.com/01/4601234567893/10", "https://example.com/01/4601234567893?17=991399", "https://example.com/01/4601234567893?10=A&10=B", "https://example.com/", "http://", "https://example.com/01/4601234567893/10/%zz", "https://example.com/01/4601234567893/10/%F0%9F", "https://example.com/01/4601234567893/10/A%4", "https://example.com/01/4601234567893/10/%25",
        "  4601234567893\r\n", "javascript:alert(1)",
    ];

    static readonly string[] Batches = ["CO2-5521", "co2 5521", "СО2-5521", "ＡＢ１", "№ 7/б", "", "---", "ß1", "a\u0301b"];

    [Fact]
    public async Task A_tablet_reads_codes_as_the_server_does()
    {
        var today = Gs1ReaderTests.Today;
        var vectors = new
        {
            today = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            scans = Codes.Select(raw => new { raw, label = Gs1Reader.Read(raw, today) is Scanned.Read { Label: var l } ? new { article = l.Article?.Digits, batch = l.Batch, expiry = l.Expiry?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), serial = l.Serial } : null }),
            keys = Batches.Select(batch => new { batch, key = BatchKey.Of(batch) }),
        };
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(vectors), TestContext.Current.CancellationToken);

            Assert.Contains($"{Codes.Length} codes and {Batches.Length} batches read alike", await RunAsync(file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    static async Task<string> RunAsync(string file)
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.Combine(Root, "src/Carboxy.Web/Front/js/parts") };
        start.ArgumentList.Add("gs1.test.mjs");
        start.ArgumentList.Add(file);
        using var node = Process.Start(start)!;
        var (said, failed) = (node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await failed);
        return await said;
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Carboxy.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
