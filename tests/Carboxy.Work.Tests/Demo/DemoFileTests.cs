using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Demo;

public sealed class DemoFileTests
{
    [Fact]
    public async Task What_a_killed_start_left_is_swept_away_and_what_another_start_makes_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("carboxy-demo-");
        try
        {
            var (left, young) = (folder.CreateSubdirectory("demo-left"), folder.CreateSubdirectory("demo-young"));
            File.WriteAllText(Path.Combine(left.FullName, "carboxy.db"), "half");
            using var stopped = new CancellationTokenSource();
            await stopped.CancelAsync();
            left.Refresh();
            var later = new TestClock { Now = new(left.LastWriteTimeUtc.AddMinutes(61), TimeSpan.Zero) };
            Directory.SetLastWriteTimeUtc(young.FullName, left.LastWriteTimeUtc.AddMinutes(30));

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DemoFile.MakeAsync(folder.FullName, NewClinic.Unnamed, RealKnowledge.All, later, null, stopped.Token));

            Assert.Equal(["demo-young"], folder.EnumerateDirectories().Select(d => d.Name));
            Assert.Empty(folder.EnumerateFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
