using Microsoft.Data.Sqlite;

namespace Carboxy.Work.Database;

/// <summary>What two people do at the same moment happens on two connections: one's transaction is never the other's.</summary>
public sealed class ConnectionPoolTests
{
    const int AtOnce = 16, Rounds = 1200;

    /// <summary>Microsoft.Data.Sqlite up to 10.0.11 lends one connection to two now and then (dotnet/efcore 39008): in about one of 350 rounds.</summary>
    [Fact]
    public void Nobody_is_lent_a_connection_that_somebody_else_holds()
    {
        var folder = Directory.CreateTempSubdirectory("carboxy-pool-").FullName;
        var place = ClinicStore.ConnectionTo(Path.Combine(folder, "clinic.db"));
        using var begin = new Barrier(AtOnce + 1);
        using var opened = new Barrier(AtOnce + 1);
        var held = new SqliteConnection[AtOnce];
        var left = Rounds;
        var hands = Enumerable.Range(0, AtOnce).Select(i => new Thread(() =>
        {
            while (true)
            {
                begin.SignalAndWait();
                if (left == 0) return;
                held[i] = new(place);
                held[i].Open();
                opened.SignalAndWait();
            }
        }) { IsBackground = true }).ToList();
        hands.ForEach(hand => hand.Start());

        var shared = 0;
        for (; left > 0; left--)
        {
            FewIdle(place);
            begin.SignalAndWait(TestContext.Current.CancellationToken);
            opened.SignalAndWait(TestContext.Current.CancellationToken);
            shared += AtOnce - held.Select(c => c.Handle).Distinct().Count();
            foreach (var connection in held) connection.Dispose();
        }

        begin.SignalAndWait(TestContext.Current.CancellationToken);
        hands.ForEach(hand => hand.Join());
        using (var connection = new SqliteConnection(place)) SqliteConnection.ClearPool(connection);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(0, shared);
    }

    /// <summary>Some connections wait to be lent again, and fewer than are asked for.</summary>
    static void FewIdle(string place)
    {
        using (var one = new SqliteConnection(place)) SqliteConnection.ClearPool(one);
        var idle = Enumerable.Range(0, 6).Select(_ => new SqliteConnection(place)).ToList();
        idle.ForEach(connection => connection.Open());
        idle.ForEach(connection => connection.Dispose());
    }
}
